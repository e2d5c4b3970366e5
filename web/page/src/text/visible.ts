/*
 * Nothing in a log may hide on this page or reorder it: control characters, bidirectional marks, zero-width and odd
 * spaces are written out, as ␀ or ‹U+202E›. On the page such a mark is set apart by its own element, so that a log that
 * merely spells "‹U+202E›" does not look the same.
 */

// Cc controls, Cf formats (bidi, zero width, soft hyphen, tags), Cs lone surrogates, Zl Zp separators, every space but
// the plain one, variation selectors and joiners, and the blank letters that have no category of their own.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u2800\u3164\uffa0]|\p{Variation_Selector}|\u034f|\u17b4|\u17b5/u;
const HIDDEN_ALL = new RegExp(HIDDEN.source, "gu");

/** How one hidden character is written: control pictures for ASCII controls, else its code point. */
export function mark(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `\u2039U+${code.toString(16).toUpperCase().padStart(4, "0")}\u203a`;
}

/** The text with every hidden character written out; `keep` names characters left as they are. */
export function visibleText(text: string, keep = ""): string {
  if (!HIDDEN.test(text)) return text;
  return text.replace(HIDDEN_ALL, (character) => (keep.includes(character) ? character : mark(character)));
}

/** The same as nodes, each mark in an element of its own. */
export function visibleNodes(text: string, keep = ""): Node[] {
  if (!HIDDEN.test(text)) return [document.createTextNode(text)];
  const nodes: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN_ALL)) {
    if (keep.includes(match[0])) continue;
    if (match.index > from) nodes.push(document.createTextNode(text.slice(from, match.index)));
    nodes.push(markNode(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}

function markNode(character: string): Node {
  const element = document.createElement("span");
  element.className = "hidden-char";
  element.title = `a character that would not show: U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  element.textContent = mark(character);
  return element;
}
