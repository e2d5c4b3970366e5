import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import { CHUNK, chunks } from "./chunks.mjs";

/** One input, held in memory as a whole and as its chunks of 1 MiB, which are views of it. */
function input(name, pieces) {
  const whole = Buffer.concat(pieces);
  const views = [];
  for (let at = 0; at < whole.length; at += CHUNK)
    views.push(new Uint8Array(whole.buffer, at, Math.min(CHUNK, whole.length - at)));
  return { name, bytes: whole.length, whole: new Uint8Array(whole.buffer, 0, whole.length), chunks: views };
}

const percent = (share) => `${Number((share * 100).toFixed(4))} %`;
const LETTERS = {
  none: "ASCII",
  record: "a non-ASCII letter in each record",
  chunk: "one non-ASCII letter in each MiB",
};

/** What generated data is called in the results. */
export const called = ({ mix, mofcomp, letters }) =>
  `generated ${mix}, ${percent(mofcomp)} mofcomp, ${LETTERS[letters]}`;

export const generated = (wanted) => input(called(wanted), [...chunks(wanted)]);

/** A log of one's own, gzipped or not. */
export async function read(path) {
  const file = createReadStream(path);
  const pieces = [];
  for await (const piece of path.endsWith(".gz") ? file.pipe(createGunzip()) : file) pieces.push(piece);
  return input(basename(path), pieces);
}
