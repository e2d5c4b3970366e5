import { type Chunks, joined, through } from "./chunks.js";

/** Bytes that tell the encoding: enough for a mark, or for two ASCII characters of UTF-16. */
const SNIFF = 4;
const NONE = new Uint8Array();

/** Turns a piece into UTF-8; without one, the end. */
type Decode = (piece?: Uint8Array) => Uint8Array;

/** Text as UTF-8, without a byte order mark. UTF-16 is told by its mark or by the zeros in every other place. */
export function utf8(source: Chunks): Chunks {
  let head = NONE;
  let decode: Decode | undefined;
  const start = (): Uint8Array => {
    const label = utf16(head);
    decode = label ? decoder(label) : (piece = NONE) => piece;
    return decode(label || !marked(head, 0xef, 0xbb, 0xbf) ? head : head.subarray(3));
  };
  const each = (piece: Uint8Array): Uint8Array => {
    if (decode) return decode(piece);
    head = joined([head, piece]) as Uint8Array<ArrayBuffer>;
    return head.length < SNIFF ? NONE : start();
  };
  return through(source, each, () => joined([decode ? NONE : start(), decode?.() ?? NONE]));
}

function decoder(label: string): Decode {
  const [from, to] = [new TextDecoder(label), new TextEncoder()];
  return (piece) => to.encode(piece ? from.decode(piece, { stream: true }) : from.decode());
}

function utf16(head: Uint8Array): string | undefined {
  const [first, second, third, fourth] = head;
  if (marked(head, 0xff, 0xfe) || (first && second === 0 && third && fourth === 0)) return "utf-16le";
  return marked(head, 0xfe, 0xff) || (first === 0 && second && third === 0 && fourth) ? "utf-16be" : undefined;
}

const marked = (head: Uint8Array, ...mark: number[]): boolean => mark.every((byte, index) => head[index] === byte);
