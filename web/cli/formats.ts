import type { Args } from "./args.js";
import type { Paint } from "./paint.js";
import { safeJson, safeText } from "./safe.js";
import type { Outcome } from "./scan.js";
import { text } from "./text.js";

/** What is known of the place that is written to. */
export interface Place {
  readonly columns: number;
  readonly paint: Paint;
}

/** The lines to print of all files. */
export function lines(outcomes: readonly Outcome[], args: Args, place: Place): Iterable<string> {
  if (args.format === "json") return json(outcomes);
  if (args.format === "ndjson") return ndjson(outcomes, args.minScore);
  return args.quiet ? [] : tables(outcomes, args, place);
}

function* json(outcomes: readonly Outcome[]): Generator<string> {
  const [only] = outcomes;
  if (outcomes.length === 1 && only) {
    if (only.report) yield* object(only.report);
    return;
  }
  yield "[";
  for (const [index, outcome] of outcomes.entries()) {
    yield* object(outcome);
    if (index < outcomes.length - 1) yield ",";
  }
  yield "]";
}

/**
 * JSON of an object, an element of a list per line: a report of many findings can be longer than the longest string.
 * `report` is the one property that is an object with lists of its own.
 */
function* object(value: object): Generator<string> {
  const entries = Object.entries(value);
  yield "{";
  for (const [index, [name, part]] of entries.entries()) {
    const comma = index < entries.length - 1 ? "," : "";
    const key = `${JSON.stringify(name)}: `;
    if (Array.isArray(part)) {
      yield `${key}[`;
      for (const [place, item] of part.entries()) yield safeJson(item) + (place < part.length - 1 ? "," : "");
      yield `]${comma}`;
    } else if (name === "report") {
      yield key;
      yield* object(part);
      if (comma) yield comma;
    } else yield `${key}${safeJson(part)}${comma}`;
  }
  yield "}";
}

function* ndjson(outcomes: readonly Outcome[], minScore: number): Generator<string> {
  for (const { file, report } of outcomes) {
    for (const finding of report?.findings ?? []) {
      if (finding.score >= minScore) yield safeJson({ file, ...finding });
    }
  }
}

function* tables(outcomes: readonly Outcome[], { minScore }: Args, place: Place): Generator<string> {
  for (const [index, { file, report }] of outcomes.entries()) {
    if (!report) continue;
    if (outcomes.length > 1) yield `${index > 0 ? "\n" : ""}${place.paint(safeText(file), "bold")}\n`;
    yield* text(report, { ...place, minScore });
  }
}
