import type { Finding, Report, RuleInfo } from "../core.js";

/*
 * What page and worker say to each other. Every scan carries the number of its run, so that an answer of a run that was
 * cancelled is known for what it is. Cancelling is not a message: the page ends the worker and starts another.
 */

/** A log: what was pasted, or a file that the worker reads itself. */
export type Log = string | Blob;

/** From the page. */
export type Ask =
  /** With the worker's own script, for the threads that it starts. */
  | { readonly kind: "load"; readonly module: WebAssembly.Module; readonly script: Blob }
  | { readonly kind: "scan"; readonly run: number; readonly log: Log };

/**
 * From the worker. Findings come in batches before the report, which then holds none: taking ten thousand at once would
 * hold up the page for a second. `text` is the log as the report's byte offsets count it.
 */
export type Answer =
  | { readonly kind: "ready"; readonly rules: readonly RuleInfo[] }
  | { readonly kind: "reading"; readonly run: number; readonly bytes: number }
  | { readonly kind: "scanning"; readonly run: number; readonly bytes: number; readonly size: number }
  | { readonly kind: "findings"; readonly run: number; readonly findings: readonly Finding[] }
  | { readonly kind: "done"; readonly run: number; readonly report: Report; readonly text: Blob }
  | { readonly kind: "failed"; readonly run: number; readonly code: string; readonly message: string };

/** The run number of a failure that belongs to no scan: the detector did not load. */
export const NO_RUN = 0;

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

const isRun = (value: Fields): boolean => Number.isSafeInteger(value.run);

const ASKS: Record<Ask["kind"], (value: Fields) => boolean> = {
  load: (value) => value.module instanceof WebAssembly.Module && value.script instanceof Blob,
  scan: (value) => isRun(value) && (typeof value.log === "string" || value.log instanceof Blob),
};

const ANSWERS: Record<Answer["kind"], (value: Fields) => boolean> = {
  ready: (value) => Array.isArray(value.rules),
  reading: (value) => isRun(value) && typeof value.bytes === "number",
  scanning: (value) => isRun(value) && typeof value.bytes === "number" && typeof value.size === "number",
  findings: (value) => isRun(value) && Array.isArray(value.findings),
  done: (value) => isRun(value) && isFields(value.report) && value.text instanceof Blob,
  failed: (value) => isRun(value) && typeof value.code === "string" && typeof value.message === "string",
};

function fits(table: Record<string, (value: Fields) => boolean>, value: unknown): boolean {
  if (!isFields(value) || typeof value.kind !== "string" || !Object.hasOwn(table, value.kind)) return false;
  return table[value.kind]?.(value) ?? false;
}

export function isAsk(value: unknown): value is Ask {
  return fits(ASKS, value);
}

export function isAnswer(value: unknown): value is Answer {
  return fits(ANSWERS, value);
}
