import { DetectorError } from "../errors.js";
import { viewOf } from "../input.js";
import { kindOf } from "../kind.js";

/** A source of chunks, one kind for all that there are. */
export interface Chunks {
  /** The next chunk; the source's own error when it fails. */
  next(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  /** Tells a source that no more is wanted, unless it has ended or failed. Neither waits for it nor hears of its errors. */
  cancel(reason: unknown): void;
  /** Lets go of it. */
  release(): void;
}

/**
 * The chunks of a stream. It is locked from here on.
 *
 * @throws {DetectorError} `invalid_input` when it is no stream, or someone else reads it.
 */
export function chunksOf(stream: unknown): Chunks {
  if (typeof stream === "object" && stream !== null) {
    if ("getReader" in stream && typeof stream.getReader === "function") return fromReader(stream as ReadableStream);
    if (Symbol.asyncIterator in stream) return fromIterator(stream as AsyncIterable<unknown>);
  }
  throw new DetectorError(
    "invalid_input",
    `scanStream reads a ReadableStream or an AsyncIterable of Uint8Array, not ${kindOf(stream)}. ` +
      "Of a File or a Response, pass file.stream() or response.body; text and bytes go to scan.",
  );
}

/** A chunk as a plain view. */
export function bytesOfChunk(chunk: unknown): Uint8Array {
  if (kindOf(chunk) === "a Uint8Array" && ArrayBuffer.isView(chunk)) return viewOf(chunk);
  throw new DetectorError(
    "invalid_input",
    `A chunk of the stream is ${kindOf(chunk)}, not a Uint8Array. Pipe text through a TextEncoderStream; of a Node.js ` +
      "stream, leave its encoding alone.",
  );
}

function fromReader(stream: ReadableStream<unknown>): Chunks {
  let reader: ReadableStreamDefaultReader<unknown>;
  try {
    reader = stream.getReader();
  } catch (cause) {
    throw new DetectorError("invalid_input", "The stream is locked: something else reads it already.", { cause });
  }
  return {
    next: () => reader.read(),
    // Of a stream that has ended or failed, this does nothing.
    cancel: (reason) => void reader.cancel(reason).catch(() => {}),
    release: () => reader.releaseLock(),
  };
}

function fromIterator(stream: AsyncIterable<unknown> & { destroy?: unknown }): Chunks {
  const iterator = stream[Symbol.asyncIterator]();
  let open = true;
  return {
    next: async () => {
      try {
        const result = await iterator.next();
        open = !result.done;
        return result;
      } catch (error) {
        open = false;
        throw error;
      }
    },
    cancel: () => {
      // A stream of Node.js that waits for data hears of `return` only when the data has come.
      if (typeof stream.destroy === "function") stream.destroy();
      if (open) (async () => iterator.return?.())().catch(() => {});
    },
    release: () => {},
  };
}
