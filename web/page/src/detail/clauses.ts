import type { ClauseResult } from "../core.js";
import { h } from "../dom.js";
import { ordered } from "../text/reason.js";
import { clip } from "../text/words.js";

/** Values shown of one clause. */
const VALUES = 8;

/** A clause and its parts as a nested list: a mark, the clause in words, the values it was tested on. */
export function clauseTree(clause: ClauseResult): HTMLElement {
  return h("ul", { class: "clauses" }, item(clause, true));
}

/** A part that had no say in the result is shown in a softer colour. */
function item(clause: ClauseResult, decides: boolean): HTMLElement {
  const parts = ordered(clause);
  const nested = parts.map((part) => item(part, decides && part.result === clause.result));
  const kind = `${clause.result ? "holds" : "fails"}${decides ? " decides" : ""}`;
  return h("li", { class: kind }, line(clause), nested.length > 0 ? h("ul", {}, ...nested) : null);
}

function line(clause: ClauseResult): HTMLElement {
  const sign = h("span", { class: "sign", "aria-hidden": "true" }, clause.result ? "✓" : "✗");
  const said = h("span", { class: "sr-only" }, clause.result ? "holds: " : "fails: ");
  return h("div", { class: "clause" }, sign, said, h("span", { class: "clause-text" }, clause.text), actual(clause));
}

function actual({ actual: values }: ClauseResult): HTMLElement | null {
  if (!values) return null;
  if (values.length === 0) return h("span", { class: "actual absent" }, "no value");
  const shown = values.slice(0, VALUES).map((value) => h("code", {}, clip(value, 400)));
  const more = values.length > VALUES ? ` and ${values.length - VALUES} more` : null;
  return h("span", { class: "actual" }, ...shown, more);
}
