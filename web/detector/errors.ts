import type { Report } from "./types.js";

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
  /** Always the same, as `instanceof` does not know errors of another realm. */
  override readonly name = "DetectorError";
  /** Stable; see {@link ErrorCode}. */
  readonly code: ErrorCode;
  /** Of `aborted`: what was found until then, with `summary.truncated`. */
  declare report?: Report;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
