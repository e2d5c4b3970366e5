import { visibleText } from "./visible.js";

/*
 * Text of a log, made safe for a ticket: it cannot become markup, a link, a mention, an image or HTML, and it cannot
 * leave its line or its fence. Hidden characters are written out first.
 */

// The punctuation that Markdown (and the mentions, tables and formulas of its dialects) gives a meaning.
const SPECIAL = /[\\`*_{}[\]<>()#+!|~&@$]/g;

/** As running text: every special character escaped, addresses broken so that they are not linked. */
export function escaped(text: string): string {
  return visibleText(text)
    .replace(SPECIAL, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/\b(www)\./gi, "$1\\.");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** As code within a line. */
export function code(text: string): string {
  const shown = visibleText(text);
  const ticks = "`".repeat(longestRun(shown) + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") || shown === "" ? " " : "";
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

/** As a block of code. */
export function fence(text: string): string {
  const shown = visibleText(text);
  const ticks = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${ticks}text\n${shown}\n${ticks}`;
}
