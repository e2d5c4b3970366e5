import type { Abort } from "../stream/abort.js";
import { bytesOfChunk, type Chunks } from "../stream/chunks.js";
import type { Lane } from "./lane.js";
import { type Crew, openLanes } from "./pool.js";
import { type Segment, Segmenter } from "./segments.js";

type Segments = AsyncGenerator<Segment, void, void>;

/** An input in segments, and the workers for it: none when it is small, or when there are none to be had. */
export interface Division {
  readonly segments: Segments;
  readonly lanes: readonly Lane[];
  /** Takes back a buffer whose segment is done with. */
  recycle(buffer: ArrayBuffer): void;
}

/** Cuts an input into segments, and opens workers once it turns out to be longer than one. */
export async function divide(chunks: Chunks, abort: Abort, crew: Crew): Promise<Division> {
  const segmenter = new Segmenter(crew.segment);
  const segments = cut(chunks, abort, segmenter);
  const first = await segments.next();
  const lanes = !first.done && first.value.full ? await openLanes(crew) : [];
  return { segments: resumed(first, segments), lanes, recycle: (buffer) => segmenter.recycle(buffer) };
}

/** The same input for a scan without workers. */
export function undivided({ segments, recycle }: Division): Chunks {
  let last: Segment | undefined;
  return {
    next: async () => {
      if (last) recycle(last.bytes.buffer);
      const { done, value } = await segments.next();
      last = value ?? undefined;
      return { done, value: last?.bytes };
    },
    cancel: () => undefined,
    release: () => undefined,
  };
}

async function* cut(chunks: Chunks, abort: Abort, segmenter: Segmenter): Segments {
  for (;;) {
    abort.check();
    const { done, value } = await abort.wait(chunks.next());
    if (done) break;
    yield* segmenter.push(bytesOfChunk(value));
  }
  const rest = segmenter.rest();
  if (rest.bytes.length > 0) yield rest;
}

async function* resumed(first: IteratorResult<Segment, void>, rest: Segments): Segments {
  if (!first.done) yield first.value;
  yield* rest;
}
