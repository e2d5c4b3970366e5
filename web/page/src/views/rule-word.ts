import type { RuleResult } from "../core.js";
import { type Child, h } from "../dom.js";
import { product, ruleWord } from "../text/words.js";

/** One rule's word, with a shape beside it so that colour is never the only sign. */
export function wordBadge(rule: RuleResult): HTMLElement {
  const word = ruleWord(rule);
  const kind = word === "Alerts for another reason" ? "other" : word.toLowerCase().replace(" ", "-");
  return h("span", { class: `word word-${kind}` }, word);
}

/** The product and its word. */
export function ruleLine(rule: RuleResult | undefined): Child {
  return rule
    ? h("span", { class: "rule-line" }, h("span", { class: "product" }, product(rule.id)), wordBadge(rule))
    : null;
}
