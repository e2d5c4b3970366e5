import { DetectorError } from "./errors.js";
import { kindOf } from "./kind.js";
import type { Condition, DetectorOptions, Exception, FilterOptions, StreamOptions } from "./types.js";

/** Options that were checked and copied: a fresh instance is made from them after a trap, whatever became of the caller's. */
export interface Settings {
  readonly core: { readonly exceptions?: Exception[]; readonly maxRecordBytes?: number };
  readonly debug: boolean;
}

const MAX_RECORD_BYTES = 2 ** 30;
const MOST_WORKERS = 16;
const OPERATORS: readonly Condition["op"][] = ["is", "wildcard", "one_of"];

function refuse(message: string): never {
  throw new DetectorError("invalid_option", message);
}

/** The own properties of an object that may have `known` ones only. */
function fields<K extends string>(value: unknown, where: string, known: readonly K[]): Partial<Record<K, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    refuse(`${where} must be an object, not ${Array.isArray(value) ? "a list" : kindOf(value)}.`);
  }
  for (const key of Object.keys(value)) {
    if (!known.some((name) => name === key)) {
      refuse(`${where} has an unknown property ${JSON.stringify(key)}. Known are: ${known.join(", ")}.`);
    }
  }
  return value;
}

function list<T>(value: unknown, where: string, of: string, each: (item: unknown, where: string) => T): T[] {
  if (!Array.isArray(value)) refuse(`${where} must be a list of ${of}, not ${kindOf(value)}.`);
  return Array.from(value, (item: unknown, index) => each(item, `${where}[${index}]`));
}

function text(value: unknown, where: string): string {
  return typeof value === "string" ? value : refuse(`${where} must be a text, not ${kindOf(value)}.`);
}

function condition(value: unknown, where: string): Condition {
  const given = fields(value, where, ["field", "op", "value"]);
  const op = OPERATORS.find((name) => name === given.op);
  if (op === undefined) refuse(`${where}.op must be one of "is", "wildcard" and "one_of".`);
  return {
    field: text(given.field, `${where}.field`),
    op,
    value: Array.isArray(given.value)
      ? list(given.value, `${where}.value`, "texts", text)
      : text(given.value, `${where}.value`),
  };
}

function exception(value: unknown, where: string): Exception {
  const given = fields(value, where, ["name", "when"]);
  return { name: text(given.name, `${where}.name`), when: list(given.when, `${where}.when`, "conditions", condition) };
}

function limit(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_RECORD_BYTES) return value;
  return refuse(`maxRecordBytes must be a whole number of bytes from 1 to ${MAX_RECORD_BYTES} (1 GiB).`);
}

function threads(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST_WORKERS) return value;
  return refuse(`workers must be a whole number from 1 to ${MOST_WORKERS}.`);
}

function flag(value: unknown, where: string): boolean {
  return typeof value === "boolean" ? value : refuse(`${where} must be true or false, not ${kindOf(value)}.`);
}

/** Checks types and names, with the place of what is wrong. What a condition may ask for is the core's to say. */
export function checkOptions(options: DetectorOptions | undefined): Settings {
  const given = fields(options === undefined ? {} : options, "options", ["exceptions", "maxRecordBytes", "debug"]);
  const { exceptions, maxRecordBytes, debug } = given;
  return {
    core: {
      ...(exceptions !== undefined && { exceptions: list(exceptions, "exceptions", "exceptions", exception) }),
      ...(maxRecordBytes !== undefined && { maxRecordBytes: limit(maxRecordBytes) }),
    },
    debug: debug === undefined ? false : flag(debug, "debug"),
  };
}

function score(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100) return value;
  return refuse("minScore must be a whole number from 0 to 100.");
}

function onMalformed(value: unknown): "pass" | "drop" {
  return value === "pass" || value === "drop" ? value : refuse('onMalformed must be "pass" or "drop".');
}

/** Checks the options of a filter and fills in the defaults. */
export function checkFilterOptions(options: FilterOptions | undefined): Required<FilterOptions> {
  const known = ["minScore", "annotate", "onMalformed"] as const;
  const given = fields(options === undefined ? {} : options, "options", known);
  return {
    minScore: given.minScore === undefined ? 1 : score(given.minScore),
    annotate: given.annotate === undefined ? false : flag(given.annotate, "annotate"),
    onMalformed: given.onMalformed === undefined ? "pass" : onMalformed(given.onMalformed),
  };
}

/** The same for the options of `scanStream`. */
export function checkStreamOptions(options: unknown): StreamOptions {
  const given = fields(options === undefined ? {} : options, "options", ["signal", "onProgress", "workers"]);
  const { signal, onProgress, workers } = given;
  if (signal !== undefined && !isSignal(signal)) refuse(`signal must be an AbortSignal, not ${kindOf(signal)}.`);
  if (onProgress !== undefined && typeof onProgress !== "function") {
    refuse(`onProgress must be a function, not ${kindOf(onProgress)}.`);
  }
  return {
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && { onProgress: onProgress as NonNullable<StreamOptions["onProgress"]> }),
    ...(workers !== undefined && { workers: threads(workers) }),
  };
}

// Also those of another realm or of a library.
const isSignal = (value: unknown): value is NonNullable<StreamOptions["signal"]> =>
  typeof value === "object" && value !== null && "aborted" in value && "addEventListener" in value;
