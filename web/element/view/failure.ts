import { DetectorError } from "../../detector/errors.js";
import { explainCompileError } from "../../detector/support.js";
import { Failure } from "../log.js";
import type { ElementFailure } from "../types.js";

/** What went wrong, in a sentence for the reader of the page. */
export function failureOf(error: unknown): ElementFailure {
  const known = error instanceof WebAssembly.CompileError ? explainCompileError(error) : error;
  if (known instanceof Failure || known instanceof DetectorError) return { code: known.code, message: known.message };
  const why = known instanceof Error ? known.message : String(known);
  return { code: "internal", message: `The detector could not be loaded: ${why}` };
}
