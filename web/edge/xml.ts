import { type Chunks, joined, through } from "./chunks.js";
import { utf8 } from "./encoding.js";
import { recordTooLarge } from "./lines.js";
import { asLines, oneLine } from "./records.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const START = bytes("<Event");
const END = bytes("</Event>");
/** What may follow the name: otherwise it is the beginning of another one, `<Events` or `<EventData`. */
const BEHIND = bytes(" \t\r\n>/");

/** Takes XML apart behind each `</Event>`; what stands before an event, such as the list's own start, is left out. */
class XmlSplitter {
  readonly #most: number;
  #open: Uint8Array[] = [];
  #size = 0;
  #matched = 0;

  /** @param most the longest event, in bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** The events that end in this piece. @throws {Refusal} `record_too_large` */
  push(piece: Uint8Array): Uint8Array[] {
    const events: Uint8Array[] = [];
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      // The end's first letter comes in it once: what breaks a match can only start the next.
      this.#matched = piece[at] === END[this.#matched] ? this.#matched + 1 : Number(piece[at] === END[0]);
      if (this.#matched < END.length) continue;
      this.#keep(piece.subarray(start, at + 1));
      events.push(this.#event());
      start = at + 1;
    }
    this.#keep(piece.slice(start));
    return events;
  }

  /** The last event, when it was not ended, or whatever else is left. */
  end(): Uint8Array[] {
    return this.#size > 0 ? [this.#event()] : [];
  }

  #event(): Uint8Array {
    const all = joined(this.#open);
    this.#open = [];
    this.#size = this.#matched = 0;
    return oneLine(all.subarray(startOf(all)));
  }

  #keep(part: Uint8Array): void {
    this.#open.push(part);
    this.#size += part.length;
    if (this.#size > this.#most) throw recordTooLarge(this.#most);
  }
}

function startOf(text: Uint8Array): number {
  for (let at = text.indexOf(0x3c); at >= 0; at = text.indexOf(0x3c, at + 1)) {
    const fits = START.every((byte, index) => text[at + index] === byte);
    if (fits && BEHIND.includes(text[at + START.length] ?? 0)) return at;
  }
  return 0;
}

/** Windows Event XML in any arrangement as one event a line. @throws {Refusal} `record_too_large`, by the pieces. */
export function xmlLines(source: Chunks, most: number): Chunks {
  const splitter = new XmlSplitter(most);
  return through(
    utf8(source),
    (piece) => asLines(splitter.push(piece)),
    () => asLines(splitter.end()),
  );
}
