import { DetectorError } from "./errors.js";
import { kindOf } from "./kind.js";

/** How much crosses the boundary at once. WebAssembly memory never shrinks, so it must not hold a whole input. */
export const PIECE = 1024 * 1024;

const encoder = /* @__PURE__ */ new TextEncoder();
// The first is quick and almost always says no; only with the `u` flag is half of a pair told from a lone one.
const ANY_SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

type Feed = (piece: Uint8Array) => void;

/**
 * A reader of the input, which gives it away in pieces of at most 1 MiB. A piece is valid only until the next one.
 *
 * @throws {DetectorError} `invalid_input` when it is neither text nor bytes.
 */
export function reader(input: unknown): (feed: Feed) => void {
  if (typeof input === "string") return (feed) => feedText(input, feed);
  const bytes = bytesOf(input);
  return (feed) => feedBytes(bytes, feed);
}

function feedBytes(bytes: Uint8Array, feed: Feed): void {
  for (let start = 0; start < bytes.length; start += PIECE) feed(bytes.subarray(start, start + PIECE));
}

function feedText(text: string, feed: Feed): void {
  const buffer = new Uint8Array(Math.min(PIECE, Math.max(text.length * 3, 4)));
  for (let start = 0; start < text.length; ) {
    let piece = text.slice(start, start + buffer.length);
    // A pair that the cut splits would look like two lone surrogates.
    if (start + piece.length < text.length && isHigh(piece.charCodeAt(piece.length - 1))) piece = piece.slice(0, -1);
    const { read, written } = encoder.encodeInto(piece, buffer);
    keepSurrogates(piece.slice(0, read), buffer);
    feed(buffer.subarray(0, written));
    start += read;
  }
}

/**
 * TextEncoder writes U+FFFD for a surrogate without its partner, and nobody could tell that the log was broken there. Its
 * own three bytes (no valid UTF-8) let the core see it and report it.
 */
function keepSurrogates(text: string, bytes: Uint8Array): void {
  if (!ANY_SURROGATE.test(text) || !LONE_SURROGATE.test(text)) return;
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) {
      bytes.set([0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)], at);
    }
    at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

function bytesOf(input: unknown): Uint8Array {
  const kind = kindOf(input);
  if (kind === "a Uint8Array" && ArrayBuffer.isView(input)) return viewOf(input);
  if (kind === "an ArrayBuffer") return viewOf({ buffer: input as ArrayBuffer });
  throw new DetectorError(
    "invalid_input",
    `scan reads a string, a Uint8Array or an ArrayBuffer, not ${kind}. ` +
      "Of a File or a Response, pass await it.arrayBuffer(); one parsed event goes to score.",
  );
}

/**
 * Bytes as a plain view, also of a Node Buffer and of another realm's array.
 *
 * @throws {DetectorError} `invalid_input` when their buffer was transferred elsewhere: it would read as an empty log.
 */
export function viewOf(bytes: { buffer: ArrayBufferLike; byteOffset?: number; byteLength?: number }): Uint8Array {
  try {
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (cause) {
    throw new DetectorError("invalid_input", "The bytes are gone: their buffer was transferred elsewhere.", { cause });
  }
}
