import type { FilterOptions } from "../detector/types.js";
import { type Chunks, chunksOf, pump, remembering } from "./chunks.js";
import { refusalOf, told, tooManyProblems } from "./errors.js";
import type { Call } from "./route.js";

/** What may be held of an answer. */
const HELD = 1024 * 1024;

/**
 * So much is read, as it is sent, before an answer begins: until then, whatever is wrong still gets its own status, a
 * record that is too long included.
 */
const commitAt = ({ config }: Call): number => HELD + config.limits.MAX_RECORD_BYTES;

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
 * A flow as the body of an answer. Resolves at the end of a body that says to be short; of any other one with the first
 * piece, at the end, or when a good part was read without any result. Rejects when it fails before. A later failure is
 * told in a last line, `{"error":...}`, and breaks the answer off: the line, because some hosts (workerd) end a broken
 * answer as if it were whole.
 */
export async function begun(from: Chunks, call: Call): Promise<ReadableStream<Uint8Array>> {
  const first = from.next();
  await Promise.race([first, call.sent.reached(commitAt(call))]);
  const held = isShort(call) ? await gathered(first, from) : [first];
  let failed: { error: unknown } | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (failed) throw failed.error;
        try {
          const piece = await (held.shift() ?? from.next());
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

/** A body of which nobody has to wait for the end: all of it is on its way. */
function isShort(call: Call): boolean {
  const length = call.request.headers.get("Content-Length");
  return length !== null && Number(length) <= commitAt(call);
}

/** The pieces up to the end, or as many as may be held. */
async function gathered(first: Next, from: Chunks): Promise<Next[]> {
  const pieces: Next[] = [];
  let bytes = 0;
  for (let next = first; bytes <= HELD; next = from.next()) {
    const piece = await next;
    pieces.push(next);
    if (!piece) break;
    bytes += piece.length;
  }
  return pieces;
}

type Next = ReturnType<Chunks["next"]>;

const lastLine = (error: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(told(refusalOf(error)))}\n`);
