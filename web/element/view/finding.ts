import type { Finding, RuleInfo } from "../../detector/types.js";
import { ruleCard } from "../../page/src/detail/rule.js";
import { contributions, story } from "../../page/src/detail/why.js";
import { append, type Child, h } from "../../page/src/dom.js";
import { shortTime } from "../../page/src/text/time.js";
import { clip, sourceName, userName } from "../../page/src/text/words.js";
import { ruleLine } from "../../page/src/views/rule-word.js";
import { alignHeadings } from "./headings.js";

/** One finding: a line that says what and how bad, and behind it why. What is behind it is made when it is opened. */
export function findingItem(finding: Finding, rules: readonly RuleInfo[], open: boolean): HTMLElement {
  const body = h("div", { class: "body", part: "finding-body" });
  const item = h(
    "details",
    { class: `finding edge-${finding.severity}`, part: "finding" },
    h("summary", { part: "finding-summary" }, ...summary(finding)),
    body,
  );
  item.addEventListener("toggle", () => {
    if (!item.open || body.hasChildNodes()) return;
    append(body, ...why(finding, rules, !open));
    alignHeadings(body);
  });
  item.open = open;
  return item;
}

function summary(finding: Finding): Child[] {
  const { event, score, severity, source } = finding;
  const arrow = h("span", { class: "arrow", role: "img", "aria-label": "started" }, "→");
  const place = [event.host, userName(event.user), event.time && `${shortTime(event.time)} UTC`, sourceName(source)];
  const line = event.process.command_line;
  return [
    h(
      "span",
      { class: "mark" },
      h("span", { class: "score" }, String(score)),
      h("span", { class: `severity severity-${severity}` }, severity),
    ),
    h(
      "span",
      { class: "run" },
      h(
        "span",
        { class: "names" },
        event.parent.name ?? "unknown parent",
        " ",
        arrow,
        " ",
        h("b", {}, event.process.name),
      ),
      line ? h("code", {}, clip(line, 600)) : h("span", { class: "absent" }, "no command line in the record"),
      h("span", { class: "place" }, place.filter(Boolean).join(" · ")),
    ),
    h("span", { class: "words" }, ...finding.rules.map(ruleLine)),
  ];
}

function why(finding: Finding, rules: readonly RuleInfo[], unfolded: boolean): Child[] {
  const cards = finding.rules.map((rule) => {
    const card = ruleCard(
      rule,
      rules.find(({ id }) => id === rule.id),
    );
    card.setAttribute("part", "rule");
    fold(card, unfolded);
    return card;
  });
  return [
    story(finding),
    h("section", {}, h("h3", {}, "Why this score"), contributions(finding)),
    h(
      "section",
      {},
      h("h3", {}, cards.length === 1 ? "The rule" : "The two rules"),
      h("div", { class: "cards" }, ...cards),
    ),
  ];
}

/** Puts the clauses, which are long, behind their titles: open where somebody asked for this finding. */
function fold(card: HTMLElement, open: boolean): void {
  for (const title of card.querySelectorAll("h5")) {
    const clauses = title.nextElementSibling;
    const box = h("details", { class: "fold", open });
    title.before(box);
    append(box, append(h("summary"), title), clauses);
  }
}
