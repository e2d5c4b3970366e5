import { collect, ready } from "./chunks.js";
import { utf8 } from "./encoding.js";
import { Refusal } from "./errors.js";
import { flow } from "./flow.js";
import { textLines, wholeLines } from "./lines.js";
import type { Passing } from "./passing.js";
import { asLines, Splitter } from "./records.js";
import { json } from "./reply.js";
import type { Call } from "./route.js";
import { deliver } from "./sink.js";

/** The replies of Splunk's HTTP Event Collector: status, code, text. */
const REPLIES = {
  success: [200, 0, "Success"],
  tokenRequired: [401, 2, "Token is required"],
  invalidAuthorization: [401, 3, "Invalid authorization"],
  invalidToken: [403, 4, "Invalid token"],
  noData: [400, 5, "No data"],
  invalidFormat: [400, 6, "Invalid data format"],
  internal: [500, 8, "Internal server error"],
  busy: [503, 9, "Server is busy"],
  eventRequired: [400, 12, "Event field is required"],
  eventBlank: [400, 13, "Event field cannot be blank"],
  ackDisabled: [400, 14, "ACK is disabled"],
  queryAuthorization: [400, 16, "Query string authorization is not enabled"],
  healthy: [200, 17, "HEC is healthy"],
  tooLarge: [413, 27, "Request entity too large"],
  notFound: [404, 404, "The requested URL was not found on this server."],
} as const;

type Reply = keyof typeof REPLIES;

function reply(name: Reply, more: object = {}, headers: Record<string, string> = {}, status?: number): Response {
  const [usual, code, text] = REPLIES[name];
  return json({ text, code, ...more }, status ?? usual, headers);
}

export const health = (): Response => reply("healthy");
export const ack = (): Response => reply("ackDisabled");

/** `POST /services/collector/event`: what stands before an event that is broken is taken, as Splunk takes it. */
export async function event(call: Call): Promise<Response> {
  const { MAX_RECORD_BYTES, MAX_BATCH_RECORDS } = call.config.limits;
  const splitter = new Splitter(MAX_RECORD_BYTES);
  const records = splitter.push(await collect(utf8(call.body())));
  records.push(...splitter.end());
  if (records.length > MAX_BATCH_RECORDS) throw tooMany(MAX_BATCH_RECORDS);
  if (records.length === 0) return reply("noData");
  const kinds = records.map(kindOf);
  const broken = kinds.findIndex((kind) => kind !== undefined && kind !== "skipped");
  const good = broken < 0 ? records : records.slice(0, broken);
  const back = await passOn(call, asLines(good.filter((_, index) => kinds[index] === undefined)), true);
  return broken < 0
    ? reply("success", back)
    : reply(kinds[broken] as Reply, { "invalid-event-number": broken, ...back });
}

/** `POST /services/collector/raw`: lines. */
export async function raw(call: Call): Promise<Response> {
  const bytes = await collect(wholeLines(call.body(), call.config.limits.MAX_RECORD_BYTES));
  if (bytes.length === 0) return reply("noData");
  return reply("success", await passOn(call, bytes, false));
}

/** Without a sink, the reply carries what passed: a key that no client minds, and none where nothing passed. */
async function passOn(call: Call, lines: Uint8Array, envelope: boolean): Promise<{ passed?: string[] }> {
  const passing = flow(call, ready(lines), { minScore: call.config.limits.MIN_SCORE });
  const { back } = await deliver(call, passed());
  return back.length > 0 ? { passed: back } : {};

  async function* passed(): AsyncGenerator<Passing> {
    for await (const line of textLines(passing)) yield envelope ? { line, envelope } : { line };
  }
}

/** What Splunk would say of an object; a metric, which has fields alone, it takes and this service has no use for. */
function kindOf(record: Uint8Array): Reply | "skipped" | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(record));
  } catch {
    return "invalidFormat";
  }
  if (typeof value !== "object" || value === null) return "invalidFormat";
  if (!("event" in value)) return "fields" in value ? "skipped" : "eventRequired";
  if (value.event === null || value.event === false) return "invalidFormat";
  return typeof value.event === "string" && !value.event.trim() ? "eventBlank" : undefined;
}

const tooMany = (most: number): Refusal =>
  new Refusal("too_many_records", `There are more than ${most} records (MAX_BATCH_RECORDS). Send smaller batches.`);

/** A refusal as Splunk tells it. */
export function hecRefused(refusal: Refusal, request: Request): Response {
  const { code, status, message, headers } = refusal;
  if (code === "unauthorized") return reply(unauthorized(request), {}, { ...headers });
  if (code === "invalid_token") return reply("invalidToken");
  if (status === 404 || status === 405) return reply("notFound", {}, { ...headers }, status);
  if (status === 413) return reply("tooLarge", { detail: message });
  if (code === "sink_unavailable") return reply("busy", { detail: message }, { ...headers });
  if (status === 503) return reply("busy", { text: message });
  return status >= 500
    ? reply("internal", { detail: message }, {}, status)
    : reply("invalidFormat", { detail: message }, {}, status);
}

function unauthorized(request: Request): Reply {
  if (request.headers.has("Authorization")) return "invalidAuthorization";
  return new URL(request.url).searchParams.has("token") ? "queryAuthorization" : "tokenRequired";
}
