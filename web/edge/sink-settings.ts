import { misconfigured } from "./errors.js";

/** The three things that a sink can be. */
export const SINK_FORMATS = ["ndjson", "hec", "bulk"] as const;
export type SinkFormat = (typeof SINK_FORMATS)[number];

/** Where to send what passes, and how hard to try. */
export interface SinkSettings {
  readonly url: string;
  readonly format: SinkFormat;
  readonly authorization: string | undefined;
  readonly batchBytes: number;
  readonly batchRecords: number;
  readonly attempts: number;
  readonly retryMs: number;
  readonly timeoutMs: number;
}

const SCHEME: Record<SinkFormat, string> = { ndjson: "Bearer", hec: "Splunk", bulk: "ApiKey" };

type Numbers = Readonly<
  Record<"SINK_BATCH_BYTES" | "SINK_BATCH_RECORDS" | "SINK_ATTEMPTS" | "SINK_RETRY_MS" | "SINK_TIMEOUT_MS", number>
>;

type Texts = (name: "SINK_URL" | "SINK_FORMAT" | "SINK_TOKEN") => string | undefined;

/** Checks the sink's settings. @throws {Refusal} `misconfigured` */
export function sinkSettings(text: Texts, numbers: Numbers): SinkSettings | undefined {
  const url = text("SINK_URL");
  if (url === undefined) return undefined;
  const wish = text("SINK_FORMAT") ?? "ndjson";
  const format = SINK_FORMATS.find((name) => name === wish);
  if (!format) throw misconfigured(`SINK_FORMAT must be one of ${SINK_FORMATS.join(", ")}.`);
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) {
    throw misconfigured("SINK_URL must be a whole address, from http:// or https:// on.");
  }
  const { username, password } = new URL(url);
  if (username || password) {
    throw misconfigured('SINK_URL must not hold a user: set SINK_TOKEN to "Basic " and user:password in base64.');
  }
  const token = text("SINK_TOKEN");
  if (token && !/^[ -~]+$/.test(token)) throw misconfigured("SINK_TOKEN must be one line of ASCII.");
  return {
    url,
    format,
    // A token with a scheme of its own ("Basic dXNlcjpwYXNz") goes as it is.
    authorization: token && (token.includes(" ") ? token : `${SCHEME[format]} ${token}`),
    batchBytes: numbers.SINK_BATCH_BYTES,
    batchRecords: numbers.SINK_BATCH_RECORDS,
    attempts: numbers.SINK_ATTEMPTS,
    retryMs: numbers.SINK_RETRY_MS,
    timeoutMs: numbers.SINK_TIMEOUT_MS,
  };
}
