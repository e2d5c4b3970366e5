import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { reason } from "./reason.js";

/** How much is read of a file at once. */
const CHUNK = 256 * 1024;

/** One input while it is read. */
export interface Input {
  /** Its bytes, without gzip. Ends early, and without an error, when it is interrupted or cannot be read further. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Bytes read of the file so far, as they lie there. */
  readonly read: () => number;
  /** Size of the file; undefined of a pipe. */
  readonly size: number | undefined;
  /** Why it ended early: what a person can do something about. */
  readonly failure: () => string | undefined;
}

/** Opens a file, or standard input for `-`. Nothing is thrown: what goes wrong is `failure`. */
export async function open(path: string, interrupted: AbortSignal): Promise<Input> {
  let [read, failure]: [number, string | undefined] = [0, undefined];
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      const source = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
      const raw = counted(until(source, interrupted), (length) => {
        read += length;
      });
      yield* unzipped(raw);
    } catch (error) {
      if (!interrupted.aborted) failure = reason(error);
    }
  }
  return { bytes: bytes(), read: () => read, size: await sizeOf(path), failure: () => failure };
}

async function sizeOf(path: string): Promise<number | undefined> {
  if (path === "-") return undefined;
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? stats.size : undefined;
}

/** The chunks of a stream until the signal, also while it waits for one. */
async function* until(source: Readable, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stop = (): unknown => source.destroy();
  if (signal.aborted) return;
  signal.addEventListener("abort", stop, { once: true });
  try {
    yield* source;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count(chunk.length);
    yield chunk;
  }
}

/** What gzip holds, when its two first bytes say that it is gzip; else the bytes as they are. */
async function* unzipped(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start = new Uint8Array();
  while (start.length < 2) {
    const next = await source.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  const whole = restored(start, source);
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // A failure of either side comes out of the iteration below.
  pipeline(Readable.from(whole), gunzip).catch(() => undefined);
  yield* gunzip;
}

async function* restored(start: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  yield* rest;
}
