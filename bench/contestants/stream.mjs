import { createHash } from "node:crypto";

/** The chunks of the data as a stream that is read from, one at a time. */
export function source({ chunks }) {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      if (next < chunks.length) controller.enqueue(chunks[next++]);
      else controller.close();
    },
  });
}

/** Sends the data through a pair of web streams, and counts what comes out. */
export async function send(data, pair) {
  let [bytes, lines] = [0, 0];
  for await (const piece of source(data).pipeThrough(pair)) {
    bytes += piece.length;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++;
  }
  return { bytes, lines };
}

/** The same, with a digest of every byte that comes out. */
export async function prove(data, pair) {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of source(data).pipeThrough(pair)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}
