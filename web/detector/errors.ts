/**
 * Why a call was refused. Stable: programs may rely on it.
 *
 * - `unsupported`: this host has no WebAssembly, or not its SIMD instructions, or its policy forbids to compile it.
 * - `invalid_input`: what was given to be read is of the wrong kind.
 * - `invalid_option`: an option is unknown or wrong.
 * - `aborted`: the caller's signal ended the call.
 * - `freed`: the detector was freed before.
 * - `internal`: a bug in this package, or memory ran out; `cause` holds what happened. The next call works.
 */
export type ErrorCode = "unsupported" | "invalid_input" | "invalid_option" | "aborted" | "freed" | "internal";

const CODES: ReadonlySet<unknown> = new Set<ErrorCode>([
  "unsupported",
  "invalid_input",
  "invalid_option",
  "aborted",
  "freed",
  "internal",
]);

/**
 * What every function of this package throws. Bad content of a log is never an error: it becomes a `Problem` of the report.
 *
 * @example
 * try {
 *   detector.scan(input);
 * } catch (error) {
 *   if (error instanceof DetectorError && error.code === "freed") detector = await createDetector();
 * }
 */
export class DetectorError extends Error {
  override readonly name = "DetectorError";
  /** Stable; see {@link ErrorCode}. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The core's own refusal, as the boundary throws it: an `Error` with one of our codes. Anything else is a trap. */
export function isRefusal(error: unknown): error is Error & { code: ErrorCode } {
  return error instanceof Error && "code" in error && CODES.has(error.code);
}

/** What a value is, as `a string` or `an ArrayBuffer`: for a sentence that says why it is refused. Quotes nothing of it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const kind = typeof value === "object" ? classOf(value) : typeof value;
  return /^[aeio]/i.test(kind) ? `an ${kind}` : `a ${kind}`;
}

// Holds for values of another realm too, which `instanceof` does not know.
function classOf(value: object): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return "broken object";
  }
}
