import type { Finding, RuleInfo } from "../core.js";
import { type Child, h } from "../dom.js";
import { copyText } from "../output.js";
import { ticket } from "../text/ticket.js";
import { otherTime, showTime, zoneName } from "../text/time.js";
import { riskParts, sourceName } from "../text/words.js";
import { fields } from "./fields.js";
import { rawRecord } from "./raw.js";
import { ruleCard } from "./rule.js";
import { contributions, story } from "./why.js";

/** What the detail of a finding needs beside the finding. */
export interface DetailOptions {
  readonly rules: readonly RuleInfo[];
  readonly text: Blob;
  readonly onClose: () => void;
  readonly onStep: (step: number) => void;
}

/** Everything that is shown of one finding, in the order in which it is asked. */
export function sections(finding: Finding, options: DetailOptions, close: () => void): Child[] {
  const info = (id: string): RuleInfo | undefined => options.rules.find((rule) => rule.id === id);
  const cards = finding.rules.map((rule) => ruleCard(rule, info(rule.id)));
  return [
    header(finding, options, close),
    finding.suppressedBy ? h("p", { class: "note" }, `Suppressed by your exception “${finding.suppressedBy}”.`) : null,
    story(finding),
    h(
      "pre",
      { class: "command-line", tabindex: 0, "aria-label": "Command line" },
      finding.event.process.command_line ?? "The record holds no command line.",
    ),
    section("Why this score", contributions(finding)),
    section("The two rules", h("div", { class: "cards" }, ...cards)),
    section("The event", fields(finding)),
    section(finding.occurrences.length > 1 ? "The records" : "The record", rawRecord(finding, options.text)),
  ];
}

function section(title: string, content: HTMLElement): HTMLElement {
  return h("section", {}, h("h3", {}, title), content);
}

function header(finding: Finding, options: DetailOptions, close: () => void): HTMLElement {
  const { event, severity, score } = finding;
  const when = event.time ? `${showTime(event.time)} ${zoneName()}` : "no time in the record";
  return h(
    "header",
    { class: `detail-head severity-edge-${severity}` },
    h(
      "h2",
      { id: "detail-title", tabindex: -1 },
      h("span", { class: "score" }, String(score)),
      h("span", { class: `severity severity-${severity}` }, severity),
    ),
    h(
      "p",
      { class: "detail-sub" },
      h("span", {}, riskParts(finding).join(" · ") || "neither rule"),
      h("span", { title: otherTime(event.time) }, when),
      h("span", {}, sourceName(finding.source)),
    ),
    h(
      "div",
      { class: "detail-actions", role: "group", "aria-label": "This finding" },
      ...actions(finding, options, close),
    ),
  );
}

function actions(finding: Finding, options: DetailOptions, close: () => void): HTMLElement[] {
  const button = (id: string, text: string, label: string, click: (event: Event) => void): HTMLElement =>
    h("button", { type: "button", id, class: "small", "aria-label": label, title: label, click }, text);
  return [
    button(
      "copy-markdown",
      "Copy as Markdown",
      "Copy as Markdown for the ticket",
      (event) => void copyText(event, ticket(finding)),
    ),
    button("previous", "↑", "Previous finding", () => options.onStep(-1)),
    button("next", "↓", "Next finding", () => options.onStep(1)),
    button("close-detail", "✕", "Close the detail", close),
  ];
}
