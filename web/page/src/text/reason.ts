import type { ClauseResult, Finding } from "../core.js";

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

/** The clause that made the whole fail, with the value it met: "… ends with .mof (was C:\x.txt)". */
export function deciding(clause: ClauseResult): string | undefined {
  if (clause.result) return undefined;
  const failing = (clause.children ?? []).filter((child) => !child.result);
  const only = failing[0];
  if (only && failing.length === 1) return deciding(only);
  const actual = actualText(clause);
  return actual === undefined ? clause.text : `${clause.text} (was ${actual})`;
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
