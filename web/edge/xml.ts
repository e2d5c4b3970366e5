import type { Chunks } from "./chunks.js";
import { OpenRecord } from "./open-record.js";
import { oneLine, recordLines } from "./records.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const START = bytes("<Event");
const END = bytes("</Event>");
/** What may follow the name: otherwise it is the beginning of another one, `<Events` or `<EventData`. */
const BEHIND = bytes(" \t\r\n>/");

/** Takes XML apart behind each `</Event>`; what stands before an event, such as the list's own start, is left out. */
class XmlSplitter {
  readonly #open: OpenRecord;
  #matched = 0;

  /** @param most the longest event, in bytes */
  constructor(most: number) {
    this.#open = new OpenRecord(most);
  }

  /** The events that end in this piece. @throws {Refusal} `record_too_large` */
  push(piece: Uint8Array): Uint8Array[] {
    const events: Uint8Array[] = [];
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      // The end's first letter comes in it once: what breaks a match can only start the next.
      this.#matched = piece[at] === END[this.#matched] ? this.#matched + 1 : Number(piece[at] === END[0]);
      if (this.#matched < END.length) continue;
      this.#open.keep(piece.subarray(start, at + 1));
      events.push(this.#event());
      start = at + 1;
    }
    this.#open.keep(piece.slice(start));
    return events;
  }

  /** The last event, when it was not ended, or whatever else is left. */
  end(): Uint8Array[] {
    return this.#open.isEmpty ? [] : [this.#event()];
  }

  #event(): Uint8Array {
    const all = this.#open.take();
    this.#matched = 0;
    return oneLine(all.subarray(startOf(all)));
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
export const xmlLines = (source: Chunks, most: number): Chunks => recordLines(source, new XmlSplitter(most));
