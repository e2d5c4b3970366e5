import { checkedSum } from "./adler.js";
import { type Chunks, chunksOf, PIECE, remembering, sliced } from "./chunks.js";
import { incomplete } from "./errors.js";

/** Deflate expands up to a thousandfold: a piece this small never becomes more than 8 MiB at once. */
const COMPRESSED_PIECE = 8 * 1024;

/**
 * What a compressed body holds. A piece goes in only when nothing is left of what came out: workerd's decompressor takes
 * whatever it is given and holds what that expands to, so that otherwise a slow reader, or a small body made to expand
 * without end, would fill the memory.
 *
 * @throws {Refusal} `invalid_body`, by the pieces.
 */
export const inflated = (source: Chunks, format: "gzip" | "deflate"): Chunks =>
  format === "gzip" ? expanded(source, format) : checkedSum(source, (compressed) => expanded(compressed, format));

function expanded(source: Chunks, format: "gzip" | "deflate"): Chunks {
  const compressed = remembering(sliced(source, COMPRESSED_PIECE));
  const { readable, writable } = new DecompressionStream(format);
  const inside = chunksOf(readable);
  const feed = feeder(compressed, writable as WritableStream<Uint8Array>);
  let full = false;
  const next = async () => {
    const piece = inside.next();
    // A piece that is not full was the last of what came out.
    if (!full || !(await arrives(piece))) await feed(piece);
    full = (await piece)?.length === PIECE;
    return piece;
  };
  const broken = () => compressed.rethrow(incomplete(format));
  return {
    next: () => next().catch(broken),
    cancel: async (reason) => {
      await Promise.allSettled([inside.cancel(reason), source.cancel(reason)]);
    },
  };
}

/** Writes piece after piece, until something has come out or the end is written. */
function feeder(source: Chunks, writable: WritableStream<Uint8Array>): (out: Promise<unknown>) => Promise<void> {
  const writer = writable.getWriter();
  let writing: Promise<void> | undefined;
  let ended = false;
  const write = async () => {
    const piece = await source.next();
    ended = piece === undefined;
    await (piece ? writer.write(piece) : writer.close());
    writing = undefined;
  };
  return async (out) => {
    let waiting = true;
    const stop = () => {
      waiting = false;
    };
    const came = out.then(stop, stop);
    while (waiting && (writing || !ended)) {
      writing ??= write();
      await Promise.race([came, writing]);
    }
  };
}

/** Whether a promise settles without anything else being done: within this turn of the host. */
const arrives = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, 0, false))]);
