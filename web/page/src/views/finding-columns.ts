import type { Finding } from "../core.js";
import { type Child, h } from "../dom.js";
import type { Column } from "../grid/column.js";
import { commandLine } from "../text/ellipsis.js";
import { otherTime, shortTime } from "../text/time.js";
import { riskParts, ruleWord, sourceName, userName } from "../text/words.js";
import { ruleLine } from "./rule-word.js";

/** A cell of two lines. */
function pair(first: Child, second: Child, title?: string): Child[] {
  return [h("span", { class: "first", title }, first), h("span", { class: "second" }, second)];
}

/** Rule words in the order in which a reader wants them sorted: what nobody told them first. */
const WORD_ORDER = ["Blind spot", "Alerts for another reason", "Alerts", "Quiet"];

function wordRank(finding: Finding, index: number): number {
  const rule = finding.rules[index];
  return rule ? WORD_ORDER.indexOf(ruleWord(rule)) : WORD_ORDER.length;
}

function scoreCell(finding: Finding): Child[] {
  const score = h("span", { class: "score" }, String(finding.score));
  const severity = h("span", { class: `severity severity-${finding.severity}` }, finding.severity);
  const risks = riskParts(finding).join(" · ");
  return [h("span", { class: "first" }, score, severity), h("span", { class: "second" }, risks || "neither rule")];
}

function processCell(finding: Finding): Child[] {
  const { process, parent } = finding.event;
  const arrow = h("span", { class: "arrow", "aria-label": "started" }, "→");
  const names = h("span", { class: "first names" }, parent.name ?? "unknown parent", arrow, h("b", {}, process.name));
  return [names, commandLine(process.command_line)];
}

export const FINDING_COLUMNS: readonly Column<Finding>[] = [
  {
    id: "score",
    keys: [{ id: "score", label: "Score", of: (finding) => finding.score, first: "descending" }],
    cell: scoreCell,
  },
  {
    id: "process",
    keys: [
      { id: "parent", label: "Parent", of: ({ event }) => (event.parent.name ?? "").toLowerCase() },
      { id: "command", label: "Command line", of: ({ event }) => (event.process.command_line ?? "").toLowerCase() },
    ],
    cell: processCell,
  },
  {
    id: "rules",
    keys: [
      { id: "splunk", label: "Splunk", of: (finding) => wordRank(finding, 0) },
      { id: "elastic", label: "Elastic", of: (finding) => wordRank(finding, 1) },
    ],
    cell: ({ rules }) => [ruleLine(rules[0]), ruleLine(rules[1])],
  },
  {
    id: "place",
    keys: [
      { id: "host", label: "Host", of: ({ event }) => (event.host ?? "").toLowerCase() },
      { id: "user", label: "User", of: ({ event }) => userName(event.user).toLowerCase() },
    ],
    cell: ({ event }) => pair(event.host ?? "no host", userName(event.user) || "no user"),
  },
  {
    id: "time",
    keys: [
      { id: "time", label: "Time", of: ({ event }) => event.time ?? "" },
      { id: "source", label: "Source", of: ({ source }) => source },
    ],
    cell: ({ event, source }) => pair(shortTime(event.time) || "no time", sourceName(source), otherTime(event.time)),
  },
];
