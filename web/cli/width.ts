import { eastAsianWidth } from "get-east-asian-width";

const COMBINING = /^[\p{Mn}\p{Me}]$/u;

/** Columns that one character takes on a terminal. */
const widthOf = (character: string): number =>
  COMBINING.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);

/** Columns that a text without control characters takes on a terminal: wide characters take two, combining ones none. */
export function width(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** The text cut to so many columns; an ellipsis tells that it was. */
export function cut(text: string, columns: number): string {
  // No character that a terminal shows needs more code units than these; a long text is not looked at as a whole.
  const start = text.slice(0, columns * 8);
  if (start.length === text.length && width(text) <= columns) return text;
  let [kept, used] = ["", 0];
  for (const character of start) {
    used += widthOf(character);
    if (used >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text filled up with spaces to so many columns. */
export const pad = (text: string, columns: number): string => text + " ".repeat(Math.max(0, columns - width(text)));

/** The same, with the spaces first. */
export const padStart = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, columns - width(text))) + text;
