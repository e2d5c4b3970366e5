import { type Chunks, through } from "./chunks.js";
import { Refusal } from "./errors.js";

const NEWLINE = 10;

/**
 * The same pieces, as long as no line is longer than `most` bytes. Only a line that goes from piece to piece can be, so
 * hardly a byte is looked at twice.
 *
 * @throws {Refusal} `record_too_large`, by the pieces.
 */
export function wholeLines(source: Chunks, most: number): Chunks {
  let open = 0;
  const checked = (piece: Uint8Array): Uint8Array => {
    const first = piece.indexOf(NEWLINE);
    if (open + (first < 0 ? piece.length : first) > most) throw recordTooLarge(most);
    open = first < 0 ? open + piece.length : piece.length - 1 - piece.lastIndexOf(NEWLINE);
    if (piece.length > most) for (const line of linesOf(piece)) if (line.length > most) throw recordTooLarge(most);
    return piece;
  };
  return through(source, checked, () => new Uint8Array());
}

/** The lines of bytes that are there as a whole, without their ends. */
export function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end < 0 ? bytes.length : end;
    yield bytes.subarray(start, stop);
    start = stop + 1;
  }
}

/** The lines of a stream as text, each when it is whole; empty ones are left out. */
export async function* textLines(source: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open = "";
  for (let piece = await source.next(); piece; piece = await source.next()) {
    const parts = (open + decoder.decode(piece, { stream: true })).split("\n");
    open = parts.pop() ?? "";
    for (const part of parts) if (part.trim()) yield part;
  }
  if (open.trim()) yield open;
}

export const recordTooLarge = (most: number): Refusal =>
  new Refusal("record_too_large", `A record is longer than ${most} bytes (MAX_RECORD_BYTES).`);
