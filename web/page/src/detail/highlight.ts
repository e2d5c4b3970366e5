/** A stretch of text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The ways in which a value may be written in a raw record: as it is, in JSON (also inside a JSON string), in XML. */
export function spellings(value: string): string[] {
  const json = inJson(value);
  return [...new Set([value, json, inJson(json), inXml(value)])];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inXml(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}

/** More marks than this help nobody; a hostile record could ask for any number. */
const MOST = 400;

/** Where the values stand in the text as whole words, merged and in order. */
export function findSpans(text: string, values: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const value of values) {
    for (const spelling of spellings(value)) addSpans(spans, text, spelling);
  }
  return merged(spans);
}

function addSpans(spans: Span[], text: string, needle: string): void {
  for (let at = text.indexOf(needle); at >= 0 && spans.length < MOST; at = text.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    if (!joined(text, at) && !joined(text, end)) spans.push({ start: at, end });
  }
}

const WORD = /[\p{L}\p{N}_]/u;

/** Whether a word runs on across this place. */
function joined(text: string, at: number): boolean {
  return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at));
}

function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
