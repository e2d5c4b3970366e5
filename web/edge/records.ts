import { type Chunks, joined, through } from "./chunks.js";
import { utf8 } from "./encoding.js";
import { OpenRecord } from "./open-record.js";

const [QUOTE, BACKSLASH, OPEN, CLOSE, NEWLINE, RETURN, SPACE] = [0x22, 0x5c, 0x7b, 0x7d, 10, 13, 32];
/** What may stand between records: white space, the brackets and commas of a list around them, a record separator. */
const BETWEEN = new Set([9, NEWLINE, RETURN, SPACE, 0x1e, 0x2c, 0x5b, 0x5d]);
const EMPTY = new Uint8Array();

/**
 * Takes JSON apart into its objects, whatever stands between them: nothing, white space, the commas of a list around
 * them. An object comes out on one line and otherwise as it was; what is none comes out by its lines.
 */
export class Splitter {
  readonly #open: OpenRecord;
  #depth = 0;
  #string = false;
  #escaped = false;
  #loose = false;

  /** @param most the longest record, in bytes */
  constructor(most: number) {
    this.#open = new OpenRecord(most);
  }

  /** The records that end in this piece. @throws {Refusal} `record_too_large` */
  push(piece: Uint8Array): Uint8Array[] {
    const records: Uint8Array[] = [];
    let start = this.#inside ? 0 : -1;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] as number;
      if (start < 0) {
        if (BETWEEN.has(byte)) continue;
        start = at;
        if (byte === OPEN) this.#depth = 1;
        else this.#loose = true;
      } else if (this.#ends(byte)) {
        records.push(this.#record(piece.subarray(start, at + 1)));
        start = -1;
      }
    }
    if (start >= 0) this.#open.keep(piece.slice(start));
    return records;
  }

  /** The last record, when it was not ended. */
  end(): Uint8Array[] {
    return this.#inside ? [this.#record(EMPTY)] : [];
  }

  get #inside(): boolean {
    return this.#depth > 0 || this.#loose;
  }

  #ends(byte: number): boolean {
    if (this.#loose) return byte === NEWLINE;
    if (this.#escaped) this.#escaped = false;
    else if (byte === QUOTE) this.#string = !this.#string;
    else if (this.#string) {
      this.#escaped = byte === BACKSLASH;
      // No string goes over a line's end: this record is broken, and those behind it must not be lost with it.
      return byte === NEWLINE;
    } else if (byte === OPEN) this.#depth += 1;
    else if (byte === CLOSE) this.#depth -= 1;
    return this.#depth === 0;
  }

  #record(tail: Uint8Array): Uint8Array {
    this.#open.keep(tail);
    this.#depth = 0;
    this.#string = this.#escaped = this.#loose = false;
    return oneLine(this.#open.take());
  }
}

/** A record on one line: between the parts of JSON or XML, a space says the same as a line's end. */
export function oneLine(record: Uint8Array): Uint8Array {
  return record.map((byte) => (byte === NEWLINE || byte === RETURN ? SPACE : byte));
}

const LINE_END = Uint8Array.of(NEWLINE);

/** Records as lines, in one piece. */
export const asLines = (records: readonly Uint8Array[]): Uint8Array =>
  records.length === 0 ? EMPTY : joined(records.flatMap((record) => [record, LINE_END]));

/** What `splitter` takes a text apart into, one record a line. */
export const recordLines = (source: Chunks, splitter: Pick<Splitter, "push" | "end">): Chunks =>
  through(
    utf8(source),
    (piece) => asLines(splitter.push(piece)),
    () => asLines(splitter.end()),
  );

/** JSON in any arrangement as one object a line. @throws {Refusal} `record_too_large`, by the pieces. */
export const jsonLines = (source: Chunks, most: number): Chunks => recordLines(source, new Splitter(most));
