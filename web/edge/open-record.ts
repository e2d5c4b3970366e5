import { joined } from "./chunks.js";
import { recordTooLarge } from "./lines.js";

/** A record that has begun and not ended yet, in the pieces that it came in. */
export class OpenRecord {
  readonly #most: number;
  #pieces: Uint8Array[] = [];
  #size = 0;

  /** @param most the longest record, in bytes */
  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** @throws {Refusal} `record_too_large` */
  keep(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size > this.#most) throw recordTooLarge(this.#most);
  }

  /** All of it; the next one begins. */
  take(): Uint8Array {
    const record = joined(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return record;
  }
}
