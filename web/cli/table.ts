import type { Finding } from "../detector/types.js";
import { shortTime } from "../page/src/text/time.js";
import { ruleWord, type Severity, userName } from "../page/src/text/words.js";
import type { Paint, Style } from "./paint.js";
import { safeText } from "./safe.js";
import { cut, pad, padStart, width } from "./width.js";

interface Column {
  readonly head: string;
  readonly text: (finding: Finding) => string;
  /** Taken from the log: of any length, and cut to what the terminal leaves. */
  readonly name?: boolean;
  readonly right?: boolean;
  readonly style?: (finding: Finding) => readonly Style[];
}

const SEVERITY: Record<Severity, readonly Style[]> = {
  critical: ["bold", "red"],
  high: ["red"],
  medium: ["yellow"],
  low: ["cyan"],
  none: ["dim"],
};

const severity = (finding: Finding): readonly Style[] => SEVERITY[finding.severity];

const rule = (head: string, index: number): Column => ({
  head,
  text: ({ rules }) => (rules[index] ? ruleWord(rules[index]) : ""),
  style: ({ rules }) => (rules[index]?.matched && !rules[index].fires ? ["bold"] : []),
});

const MARKS: readonly Column[] = [
  { head: "SCORE", text: ({ score }) => String(score), right: true, style: severity },
  { head: "SEVERITY", text: (finding) => finding.severity, style: severity },
  { head: "TIME (UTC)", text: ({ event }) => shortTime(event.time) },
];
const NAMES: readonly Column[] = [
  { head: "HOST", text: ({ event }) => event.host ?? "", name: true },
  { head: "USER", text: ({ event }) => userName(event.user), name: true },
  { head: "PARENT", text: ({ event }) => event.parent.name ?? "", name: true },
];
const FACTS: readonly Column[] = [...MARKS, ...NAMES];
const RULES: readonly Column[] = [rule("SPLUNK", 0), rule("ELASTIC", 1)];

const GAP = "  ";
/** Below this width a finding takes two lines, with its command line on the second. */
const ONE_LINE = 150;
/** Below this width it takes four. */
const TWO_LINES = 66;
const LONGEST = 4096;

/** The part of a text from a log that a cell can show at most, made safe. */
const cell = (text: string): string => safeText(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const command = ({ event, suppressedBy }: Finding): string => {
  const line = event.process.command_line ?? event.process.path ?? event.process.name;
  return suppressedBy === undefined ? line : `[suppressed: ${suppressedBy}] ${line}`;
};

/** A function that writes one line of columns, each as wide as its widest cell, names at most `most`. */
function layout(columns: readonly Column[], findings: readonly Finding[], most: number, paint: Paint) {
  const limit = ({ name }: Column): number => (name ? most : Number.POSITIVE_INFINITY);
  const shown = (column: Column, finding: Finding): string => cut(cell(column.text(finding)), limit(column));
  const widths = columns.map((column) =>
    findings.reduce((widest, finding) => Math.max(widest, width(shown(column, finding))), column.head.length),
  );
  const place = (column: Column, index: number, text: string): string =>
    (column.right ? padStart : pad)(text, widths[index] ?? 0);
  return {
    width: widths.reduce((sum, one) => sum + one + GAP.length, 0),
    head: columns.map((column, index) => paint(place(column, index, column.head), "dim")).join(GAP),
    row: (finding: Finding): string =>
      columns
        .map((column, index) => paint(place(column, index, shown(column, finding)), ...(column.style?.(finding) ?? [])))
        .join(GAP),
  };
}

/** The findings, one or a few lines each, no wider than `columns`; of a pipe (Infinity) nothing is cut. */
export function table(findings: readonly Finding[], columns: number, paint: Paint): Generator<string> {
  if (columns < TWO_LINES) return inFourLines(findings, columns, paint);
  return (columns < ONE_LINE ? inTwoLines : inOneLine)(findings, columns, paint);
}

const INDENT = " ".repeat(5) + GAP;

function* inOneLine(findings: readonly Finding[], columns: number, paint: Paint): Generator<string> {
  const facts = layout([...FACTS, ...RULES], findings, columns / 9, paint);
  yield `${facts.head}${GAP}${paint("COMMAND LINE", "dim")}`;
  for (const finding of findings) yield facts.row(finding) + GAP + cut(cell(command(finding)), columns - facts.width);
}

function* inFourLines(findings: readonly Finding[], columns: number, paint: Paint): Generator<string> {
  const marks = layout(MARKS, findings, columns, paint);
  const names = layout(NAMES, findings, Math.max(6, Math.floor((columns - INDENT.length) / 3) - GAP.length), paint);
  const rules = layout(RULES, findings, columns, paint);
  yield marks.head.trimEnd();
  for (const finding of findings) {
    yield marks.row(finding);
    yield INDENT + names.row(finding).trimEnd();
    yield INDENT + rules.row(finding).trimEnd();
    yield INDENT + cut(cell(command(finding)), columns - INDENT.length);
  }
}

function* inTwoLines(findings: readonly Finding[], columns: number, paint: Paint): Generator<string> {
  const facts = layout(FACTS, findings, Math.floor((columns - 42) / 3), paint);
  const rules = layout(RULES, findings, columns, paint);
  yield facts.head.trimEnd();
  for (const finding of findings) {
    yield facts.row(finding).trimEnd();
    yield INDENT + rules.row(finding) + GAP + cut(cell(command(finding)), columns - INDENT.length - rules.width);
  }
}
