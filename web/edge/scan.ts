import type { Report } from "../detector/types.js";
import { collect, streamOf } from "./chunks.js";
import { utf8 } from "./encoding.js";
import { Refusal, tooManyProblems } from "./errors.js";
import { recordTooLarge } from "./lines.js";
import { json } from "./reply.js";
import type { Call } from "./route.js";

/** `POST /scan`: a log in any form that the detector reads, its Report out. */
export async function scan(call: Call): Promise<Response> {
  const report = await call.detector.scanStream(streamOf(call.body()), { signal: call.request.signal });
  checkProblems(report, call.config.limits.MAX_PROBLEMS);
  return json(report);
}

function checkProblems({ problems, summary }: Report, most: number): void {
  const [first] = problems;
  if (!first || problems.length <= most) return;
  const { line } = first.location;
  throw tooManyProblems(most, `in ${summary.records} records, the first (${first.kind}) in line ${line}`);
}

/** `POST /score`: one event, its Finding or null. */
export async function score(call: Call): Promise<Response> {
  const bytes = await collect(utf8(call.body()));
  const { MAX_RECORD_BYTES } = call.config.limits;
  if (bytes.length > MAX_RECORD_BYTES) throw recordTooLarge(MAX_RECORD_BYTES);
  return json(call.detector.score(event(new TextDecoder().decode(bytes))));
}

function event(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text, exact);
  } catch {
    throw new Refusal("invalid_body", "The body is not JSON.");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Refusal("invalid_body", "The body must be one event: a JSON object. Lists and logs go to /scan.");
}

/** Keeps all digits of a 64-bit id, where the host tells them. */
function exact(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  return context?.source && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
}
