import type { Finding, Problem, Report } from "../detector/types.js";
import { shadows } from "../page/src/text/account.js";
import { verdict } from "../page/src/text/verdict.js";
import { bytes, count, product, ruleWord, sentence } from "../page/src/text/words.js";
import type { Paint } from "./paint.js";
import { safeText } from "./safe.js";
import { table } from "./table.js";

/** How the text for people is written. */
export interface Look {
  /** Width of the terminal; Infinity when there is none. */
  readonly columns: number;
  readonly minScore: number;
  readonly paint: Paint;
}

/** Problems beyond these are counted only. */
const MOST_PROBLEMS = 20;

/** A report for people: the findings, why the rules differ, the verdict, the account, the problems. */
export function* text(report: Report, { columns, minScore, paint }: Look): Generator<string> {
  const shown = report.findings.filter(({ score }) => score >= minScore);
  if (shown.length > 0) {
    yield* table(shown, columns, paint);
    yield "";
    yield* gaps(shown, paint);
  }
  yield paint(safeText(verdict(report)), "bold");
  const hidden = report.findings.length - shown.length;
  if (hidden > 0)
    yield `${count(hidden, "finding")} below a score of ${minScore} ${hidden === 1 ? "is" : "are"} not shown.`;
  yield account(report);
  yield* shadows(report);
  yield* problems(report.problems, paint);
}

/** Each reason why a rule's two answers differ, once, with the number of findings that it holds for. */
function* gaps(findings: readonly Finding[], paint: Paint): Generator<string> {
  const seen = new Map<string, number>();
  for (const { rules } of findings) {
    for (const rule of rules) {
      if (rule.gap === undefined) continue;
      const line = `${product(rule.id)}: ${ruleWord(rule)}: ${safeText(sentence(rule.gap))}`;
      seen.set(line, (seen.get(line) ?? 0) + 1);
    }
  }
  for (const [line, n] of seen) yield `${line}${paint(n > 1 ? ` (${n} findings)` : "", "dim")}`;
  if (seen.size > 0) yield "";
}

function account({ summary }: Report): string {
  const parts = [
    `${count(summary.records, "record")} in ${bytes(summary.bytes)}`,
    count(summary.processStarts, "process start"),
    count(summary.mofcompStarts, "mofcomp start"),
    ...(summary.duplicates > 0 ? [count(summary.duplicates, "repeat")] : []),
    ...(summary.unrecognized > 0 ? [`${count(summary.unrecognized, "record")} not recognised`] : []),
    ...(summary.malformed > 0 ? [`${summary.malformed} malformed`] : []),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
  ];
  return `${parts.join(", ")}.`;
}

function* problems(all: readonly Problem[], paint: Paint): Generator<string> {
  if (all.length === 0) return;
  yield "";
  yield paint(`${count(all.length, "problem")}:`, "bold");
  for (const { kind, message, location } of all.slice(0, MOST_PROBLEMS)) {
    yield safeText(`  line ${location.line}, record ${location.record}: ${sentence(message)} (${kind})`);
  }
  if (all.length > MOST_PROBLEMS) yield `  … and ${all.length - MOST_PROBLEMS} more; --json lists them all.`;
}
