import type { ClauseResult, Contribution, Finding } from "../core.js";
import { product, sentence } from "./words.js";

/** The values that a clause was tested on, as a reader wants them. */
export function actualText(clause: ClauseResult): string | undefined {
  if (!clause.actual) return undefined;
  return clause.actual.length === 0 ? "no value" : clause.actual.join(", ");
}

/** Children in the order in which they answer "why": of a clause that fails, the failing ones first. */
export function ordered(clause: ClauseResult): readonly ClauseResult[] {
  const children = clause.children ?? [];
  if (clause.result) return children;
  return [...children.filter((child) => !child.result), ...children.filter((child) => child.result)];
}

/** The clauses that made the whole fail, down to the leaves, each with the value it met: "… ends in .mof (was x.txt)". */
export function deciding(clause: ClauseResult): string[] {
  if (clause.result) return [];
  const failing = (clause.children ?? []).filter((child) => !child.result);
  if (failing.length > 0) return [...new Set(failing.flatMap(deciding))];
  // A negation fails because its one part holds: the value is that part's.
  const actual = actualText(clause) ?? clause.children?.map(actualText).find((text) => text !== undefined);
  return [actual === undefined ? clause.text : `${clause.text} (was ${actual})`];
}

/** The reason of a contribution as a sentence; a rule is named by its product. */
export function contributionText({ id, kind, reason }: Contribution): string {
  return kind === "rule" ? `${product(id)}: ${sentence(reason)}` : sentence(reason);
}

/** Every value that a clause of either rule was tested on, the longest first: what to point at in the raw record. */
export function decidingValues({ rules, event }: Finding): string[] {
  const values = new Set<string>();
  const visit = (clause: ClauseResult | undefined): void => {
    for (const value of clause?.actual ?? []) values.add(value);
    for (const child of clause?.children ?? []) visit(child);
  };
  for (const rule of rules) {
    visit(rule.explanation);
    visit(rule.firesExplanation);
  }
  for (const value of [event.process.command_line, event.process.original_file_name]) if (value) values.add(value);
  return [...values].filter((value) => value.length >= 3).sort((a, b) => b.length - a.length);
}
