import text from "virtual:element-style";

let made: CSSStyleSheet | undefined;

/** One sheet for all elements. Made by script, not by markup: no policy has to allow inline styles for it. */
export function styleSheet(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(text);
  }
  return made;
}
