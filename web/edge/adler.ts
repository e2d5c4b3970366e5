import { type Chunks, joined, through } from "./chunks.js";
import { incomplete } from "./errors.js";

const MODULUS = 65521;
/** So many bytes are summed before the sums are reduced: they stay small integers, which is fast. */
const RUN = 2048;
const NONE = new Uint8Array();

class Adler32 {
  #low = 1;
  #high = 0;

  add(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += RUN) {
      for (const byte of bytes.subarray(start, start + RUN)) {
        this.#low += byte;
        this.#high += this.#low;
      }
      this.#low %= MODULUS;
      this.#high %= MODULUS;
    }
  }

  get value(): number {
    return this.#high * 0x10000 + this.#low;
  }
}

/**
 * Holds what zlib data expands to against the checksum at its end: Deno takes data that was cut off for whole.
 *
 * @throws {Refusal} `invalid_body`, at the end.
 */
export function checkedSum(compressed: Chunks, inflate: (compressed: Chunks) => Chunks): Chunks {
  const sum = new Adler32();
  let tail = NONE;
  const remember = (piece: Uint8Array) => {
    tail = joined([tail, piece.subarray(-4)]).slice(-4);
    return piece;
  };
  const add = (piece: Uint8Array) => {
    sum.add(piece);
    return piece;
  };
  const check = () => {
    const whole = tail.length === 4 && new DataView(tail.buffer).getUint32(0) === sum.value;
    if (!whole) throw incomplete("deflate");
    return NONE;
  };
  return through(inflate(through(compressed, remember, () => NONE)), add, check);
}
