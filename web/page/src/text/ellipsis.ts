import { h } from "../dom.js";
import { clip } from "./words.js";

/** Most characters of a command line that stay in sight at its end: the MOF path is what matters. */
const TAIL = 32;
/** More than any screen shows on one line. */
const HEAD = 600;

/** A command line on one line: what does not fit is left out of its middle, by the style sheet. */
export function commandLine(text: string | undefined): HTMLElement {
  if (!text) return h("span", { class: "second absent" }, "no command line in the record");
  const cut = text.length - Math.min(TAIL, Math.ceil(text.length / 2));
  return h(
    "code",
    { class: "second middle", title: clip(text, 2000) },
    h("span", { class: "middle-head" }, text.slice(0, Math.min(cut, HEAD))),
    h("span", { class: "middle-tail" }, text.slice(cut)),
  );
}
