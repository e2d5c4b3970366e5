import type { Abort } from "../stream/abort.js";
import { bytesOfChunk, type Chunks } from "../stream/chunks.js";
import type { Segment, Segmenter } from "./segments.js";

/** What is left of an input in segments: the rest of the chunk that is there, and the chunks behind it. */
export async function* divide(
  rest: Uint8Array,
  chunks: Chunks,
  abort: Abort,
  segmenter: Segmenter,
): AsyncGenerator<Segment, void, void> {
  yield* segmenter.push(rest);
  for (;;) {
    abort.check();
    const { done, value } = await abort.wait(chunks.next());
    if (done) break;
    yield* segmenter.push(bytesOfChunk(value));
  }
  const last = segmenter.rest();
  if (last.bytes.length > 0) yield last;
}
