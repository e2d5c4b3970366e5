import type { FilterOptions } from "../detector/types.js";
import { type Chunks, chunksOf, pump, remembering } from "./chunks.js";
import { refusalOf, told, tooManyProblems } from "./errors.js";
import type { Call } from "./route.js";

/** So much is read before an answer begins: until then, whatever is wrong with the body still gets its own status. */
const COMMIT = 1024 * 1024;

/**
 * Runs a body through the filter, in step with whoever asks for the results: `next` gives what passes. When the body or
 * the filter fails, it throws the error of that side. A caller that leaves cancels both.
 */
export function flow(call: Call, source: Chunks, options: FilterOptions): Chunks {
  const filter = call.detector.filter(options);
  const { readable, writable } = filter;
  const out = chunksOf(readable);
  const body = remembering(source);
  let cancelled = false;
  const finished = pump(body, writable).then(
    () => "done" as const,
    () => (cancelled ? "cancelled" : "failed"),
  );
  const cancel = async (reason?: unknown) => {
    cancelled = true;
    await Promise.allSettled([out.cancel(reason), source.cancel(reason)]);
  };
  const left = () => void cancel(call.request.signal.reason);
  call.request.signal.addEventListener("abort", left, { once: true });
  call.hold(finished);
  const next = async () => {
    const piece = await out.next().catch(body.rethrow);
    const most = call.config.limits.MAX_PROBLEMS;
    if (filter.stats.malformed <= most) return piece;
    const refusal = tooManyProblems(most, `among ${filter.stats.read} records that were read`);
    await cancel(refusal);
    throw refusal;
  };
  return { next, cancel };
}

/**
 * A flow as the body of an answer. Resolves with the first piece, at the end, or when a good part of the body was read
 * without any result; rejects when it fails before. A later failure is told in a last line, `{"error":...}`, and breaks
 * the answer off: the line, because some hosts (workerd) end a broken answer as if it were whole.
 */
export async function begun(from: Chunks, meter: Call["meter"]): Promise<ReadableStream<Uint8Array>> {
  let first: Promise<Uint8Array | undefined> | undefined = from.next();
  let failed: { error: unknown } | undefined;
  await Promise.race([first, meter.reached(COMMIT)]);
  const next = async () => {
    const piece = await (first ?? from.next());
    first = undefined;
    return piece;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (failed) throw failed.error;
        try {
          const piece = await next();
          if (piece) controller.enqueue(piece);
          else controller.close();
        } catch (error) {
          failed = { error };
          controller.enqueue(lastLine(error));
        }
      },
      cancel: (reason) => from.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

const lastLine = (error: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(told(refusalOf(error)))}\n`);
