import { Readable } from "node:stream";

/** Cuts bytes at places of chance: anywhere, also into empty chunks and, where there are few, single bytes. */
export function cut(bytes, { below, pick }) {
  const longest = pick(bytes.length < 300 ? [1, 3, 17] : [bytes.length >> 6, bytes.length >> 3, bytes.length + 1]);
  const chunks = [];
  for (let start = 0; start < bytes.length; ) {
    const length = below(longest + 1);
    // Each a view into the middle of a larger buffer, as streams hand them out.
    chunks.push(bytes.subarray(start, start + length));
    start += length;
  }
  return chunks;
}

export async function* generator(chunks) {
  yield* chunks;
}

/** Everything that scanStream takes. */
export const sources = {
  "an async generator": generator,
  "a ReadableStream": (chunks) =>
    new ReadableStream({
      pull(controller) {
        if (chunks.length === 0) controller.close();
        else controller.enqueue(chunks.shift());
      },
    }),
  "a byte stream": (chunks) =>
    new ReadableStream({
      type: "bytes",
      pull(controller) {
        // It takes the buffer away, and no empty chunk.
        const chunk = chunks.find((candidate) => candidate.length > 0);
        chunks.splice(0, chunk ? chunks.indexOf(chunk) + 1 : chunks.length);
        if (chunk) controller.enqueue(Uint8Array.from(chunk));
        else {
          controller.close();
          controller.byobRequest?.respond(0);
        }
      },
    }),
  "a stream of Node.js": (chunks) => Readable.from(chunks, { objectMode: false }),
  "a blob": (chunks) => new Blob(chunks).stream(),
};

/** A source that gives what it is told to, when it is told to, and keeps account of what it was asked for. */
export function controlled() {
  const account = { pulled: 0, cancelled: [] };
  let controller;
  const stream = new ReadableStream(
    {
      start: (given) => {
        controller = given;
      },
      pull: () => {
        account.pulled += 1;
        return account.onPull?.();
      },
      cancel: (reason) => {
        account.cancelled.push(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return Object.assign(account, {
    stream,
    give: (chunk) => controller.enqueue(chunk),
    end: () => controller.close(),
    fail: (error) => controller.error(error),
  });
}
