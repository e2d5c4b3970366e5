/** A stretch of the input, to be scanned at once. */
export interface Segment {
  /** A view of the beginning of a buffer of its own, which may be transferred, and given back to be filled again. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Offset of its first byte in the input. */
  readonly offset: number;
  /** Ends with a line break, so that a record may well start behind it. */
  readonly whole: boolean;
}

const LINE_FEED = 10;

/**
 * Copies chunks into segments of at most `size` bytes, each up to the last line break that it holds. Where a line is longer
 * than that, the cut is in the middle of it: whether what follows can be read apart is not decided here.
 */
export class Segmenter {
  readonly #size: number;
  readonly #spare: ArrayBuffer[] = [];
  #buffer: Uint8Array<ArrayBuffer>;
  #filled = 0;
  #offset: number;

  /** @param offset Of the first byte in the input. */
  constructor(size: number, offset: number) {
    this.#size = size;
    this.#offset = offset;
    this.#buffer = new Uint8Array(size);
  }

  /** The segments that `chunk` makes full. The chunk may be used again when all were taken. */
  *push(chunk: Uint8Array): Generator<Segment> {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + this.#size - this.#filled);
      this.#buffer.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === this.#size) yield this.#cut(this.#buffer.lastIndexOf(LINE_FEED) + 1);
    }
  }

  /** What is left. */
  rest(): Segment {
    return this.#take(this.#filled, false);
  }

  /** Takes back a buffer that was given out, to spare the making of another. */
  recycle(buffer: ArrayBuffer): void {
    if (buffer.byteLength === this.#size) this.#spare.push(buffer);
  }

  #cut(end: number): Segment {
    const whole = end > 0;
    const behind = this.#buffer.subarray(whole ? end : this.#size);
    const segment = this.#take(whole ? end : this.#size, whole);
    this.#buffer.set(behind);
    this.#filled = behind.length;
    return segment;
  }

  #take(length: number, whole: boolean): Segment {
    const segment = { bytes: this.#buffer.subarray(0, length), offset: this.#offset, whole };
    this.#offset += length;
    this.#buffer = new Uint8Array(this.#spare.pop() ?? new ArrayBuffer(this.#size));
    this.#filled = 0;
    return segment;
  }
}
