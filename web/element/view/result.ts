import type { Finding, Problem, Report, RuleInfo } from "../../detector/types.js";
import { append, type Child, h } from "../../page/src/dom.js";
import { figures, shadows } from "../../page/src/text/account.js";
import { verdict } from "../../page/src/text/verdict.js";
import { clip, count, number, product } from "../../page/src/text/words.js";
import type { ElementRule } from "../types.js";
import { findingItem } from "./finding.js";

/** Findings drawn at once; the rest on demand. */
const BATCH = 50;
const PROBLEMS = 50;

/** Everything that is shown of a report. `only` leaves the other product's rule out of sight. */
export function resultOf(report: Report, rules: readonly RuleInfo[], only: ElementRule | ""): Child[] {
  const shown = only ? { ...report, findings: report.findings.map((finding) => restricted(finding, only)) } : report;
  const items = [...shown.findings]
    .sort((a, b) => b.score - a.score)
    .map((finding) => () => findingItem(finding, rules, report.findings.length === 1));
  return [
    h("p", { class: "verdict", part: "verdict" }, verdict(shown)),
    account(report),
    ...shadows(report).map((note) => h("p", { class: "shadow" }, note)),
    list(items),
    report.problems.length > 0 ? problems(report.problems) : null,
  ];
}

function restricted(finding: Finding, only: ElementRule): Finding {
  return { ...finding, rules: finding.rules.filter(({ id }) => product(id).toLowerCase() === only) };
}

function account(report: Report): HTMLElement {
  const seen = figures(report).filter(({ tone }) => tone !== "quiet");
  return h(
    "p",
    { class: "account", part: "account" },
    ...seen.map(({ id, value, label, tone }) =>
      h("span", { class: `figure ${tone}`, "data-figure": id }, h("b", {}, value), ` ${label}`),
    ),
  );
}

function list(items: readonly (() => HTMLElement)[]): HTMLElement | null {
  if (items.length === 0) return null;
  const body = h("div", { class: "findings", part: "findings" });
  let drawn = 0;
  const more = h("button", { type: "button", class: "small", part: "button more", click: draw });
  function draw(): void {
    append(body, ...items.slice(drawn, drawn + BATCH).map((make) => make()));
    drawn = Math.min(drawn + BATCH, items.length);
    more.textContent = `Show ${number(Math.min(BATCH, items.length - drawn))} more of ${number(items.length)}`;
    more.hidden = drawn === items.length;
  }
  draw();
  return h("div", { class: "list" }, body, more);
}

function problems(all: readonly Problem[]): HTMLElement {
  const shown = all
    .slice(0, PROBLEMS)
    .map(({ kind, message, location }) =>
      h("li", {}, h("b", {}, `Line ${number(location.line)}`), `, ${kind.replaceAll("_", " ")}: ${clip(message, 400)}`),
    );
  const rest = all.length > PROBLEMS ? h("p", {}, `… and ${number(all.length - PROBLEMS)} more.`) : null;
  const lead = `${count(all.length, "place")} could not be read, or only after repair`;
  return h("details", { class: "problems", part: "problems" }, h("summary", {}, lead), h("ul", {}, ...shown), rest);
}
