import type { RuleInfo, RuleResult } from "../core.js";
import { type Child, h, link } from "../dom.js";
import { deciding } from "../text/reason.js";
import { clip, product, sentence } from "../text/words.js";
import { wordBadge } from "../views/rule-word.js";
import { clauseTree } from "./clauses.js";

/** What one rule says of a finding: its word, why its two answers differ, and its clauses. */
export function ruleCard(rule: RuleResult, info: RuleInfo | undefined): HTMLElement {
  const name = info ? link(info.url, info.name) : rule.id;
  return h(
    "section",
    { class: "card rule-card", "data-rule": rule.id },
    h("header", {}, h("h4", {}, product(rule.id)), wordBadge(rule), h("span", { class: "risk" }, `risk ${rule.risk}`)),
    h("p", { class: "rule-name" }, name),
    answers(rule),
    difference(rule),
    stop(rule),
    message(rule),
    h("h5", {}, rule.firesExplanation ? "On what really happened" : "Clause by clause"),
    clauseTree(rule.explanation),
    ...backend(rule),
  );
}

function answers({ matched, fires }: RuleResult): HTMLElement {
  return h(
    "dl",
    { class: "answers" },
    h("div", {}, h("dt", {}, "Its logic holds"), h("dd", { class: matched ? "yes" : "no" }, matched ? "yes" : "no")),
    h(
      "div",
      {},
      h("dt", {}, "Your backend would alert"),
      h("dd", { class: fires ? "yes" : "no" }, fires ? "yes" : "no"),
    ),
  );
}

/** A rule that stays quiet sends no message. */
function message({ matched, fires, message: text }: RuleResult): Child {
  return (matched || fires) && text ? h("p", { class: "message" }, `Its message: ${text}`) : null;
}

function difference({ gap }: RuleResult): Child {
  return gap ? h("p", { class: "gap" }, h("strong", {}, "Why they differ. "), sentence(gap)) : null;
}

function stop({ matched, explanation }: RuleResult): Child {
  if (matched) return null;
  return h("p", { class: "stop" }, h("strong", {}, "Fails on: "), clip(deciding(explanation).join("; "), 600));
}

function backend({ firesExplanation }: RuleResult): Child[] {
  return firesExplanation ? [h("h5", {}, "As its backend holds this record"), clauseTree(firesExplanation)] : [];
}
