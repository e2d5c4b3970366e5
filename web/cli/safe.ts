import { visibleText } from "../page/src/text/visible.js";

/*
 * A log is written by attackers too, and a terminal obeys what it is sent. Everything of a log that is printed passes
 * through here: control characters (escape sequences begin with one) and characters that hide or reorder others are
 * written out.
 */

/** One line of text as it can be shown. */
export const safeText = (text: string): string => visibleText(text);

/** JSON text with the same characters escaped: the same JSON, which no terminal obeys. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(SUSPECT, (character) =>
    visibleText(character) === character ? character : escaped(character),
  );
}

// JSON itself escapes all below a space.
const SUSPECT = /[^\x20-\x7e]/gu;

const escaped = (character: string): string =>
  character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
