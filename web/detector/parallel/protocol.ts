import type { ErrorCode } from "../errors.js";
import type { Settings } from "../options.js";
import type { CompiledModule } from "../types.js";

/*
 * What a scan says to its workers, and what they answer: one answer to each question, in order, with the number of the
 * question. A worker holds one scanner at a time.
 */

/** What a scanner found since it was last asked, with lines and records counted from where it started. */
export interface Part {
  /** Batches of findings and problems, as the core writes them. */
  readonly batches: readonly string[];
  /** Records of the scanner, from its start to the end of the last segment. */
  readonly records: number;
  /** The counts of the scanner from its start to its end, as the core writes them; only when it ended. */
  readonly counts?: string;
  /** Line breaks from its start to its end. Present when it ended at a seam: then what follows can be read apart. */
  readonly lines?: number;
}

export type Ask = { readonly nth: number } & (
  | { readonly kind: "load"; readonly module: CompiledModule; readonly settings: Settings }
  /** A new scanner, of what stands at `offset` of the input. If the input ends at a seam, the scanner ends too. */
  | { readonly kind: "scan"; readonly bytes: Uint8Array<ArrayBuffer>; readonly offset: number }
  /** More for the scanner. */
  | { readonly kind: "more"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The end of the input; or the end of reading it, when `stopped`. */
  | { readonly kind: "end"; readonly stopped: boolean }
);

export type Answer = { readonly nth: number } & (
  | { readonly kind: "ready" }
  | { readonly kind: "part"; readonly part: Part; readonly bytes?: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly code: ErrorCode; readonly message: string; readonly cause: string }
);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isBytes = (value: unknown): boolean => value instanceof Uint8Array;
const isMissingOr = (kind: string, value: unknown): boolean => value === undefined || typeof value === kind;

const ASKS: Record<Ask["kind"], (value: Fields) => boolean> = {
  load: ({ module, settings }) => module instanceof WebAssembly.Module && isFields(settings),
  scan: ({ bytes, offset }) => isBytes(bytes) && typeof offset === "number",
  more: ({ bytes }) => isBytes(bytes),
  end: ({ stopped }) => typeof stopped === "boolean",
};

const ANSWERS: Record<Answer["kind"], (value: Fields) => boolean> = {
  ready: () => true,
  part: ({ part, bytes }) =>
    isFields(part) &&
    Array.isArray(part.batches) &&
    typeof part.records === "number" &&
    isMissingOr("string", part.counts) &&
    isMissingOr("number", part.lines) &&
    (bytes === undefined || isBytes(bytes)),
  failed: ({ code, message, cause }) => [code, message, cause].every((text) => typeof text === "string"),
};

function fits(table: Record<string, (value: Fields) => boolean>, value: unknown): boolean {
  if (!isFields(value) || typeof value.kind !== "string" || typeof value.nth !== "number") return false;
  return Object.hasOwn(table, value.kind) && (table[value.kind]?.(value) ?? false);
}

export const isAsk = (value: unknown): value is Ask => fits(ASKS, value);
export const isAnswer = (value: unknown): value is Answer => fits(ANSWERS, value);
