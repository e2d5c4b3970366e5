import type { Exception } from "../detector/types.js";
import type { EdgeSettings, SettingName } from "./edge-settings.js";
import { misconfigured } from "./errors.js";
import { type SinkSettings, sinkSettings } from "./sink-settings.js";

/** What one request may cost, in bytes. */
export interface Limits {
  readonly body: number;
  readonly work: number;
}

/** Settings that were checked. */
export interface Config {
  readonly token: string | undefined;
  readonly origins: readonly string[];
  readonly limits: Readonly<Record<keyof typeof NUMBERS, number>>;
  readonly exceptions: Exception[] | undefined;
  readonly sink: SinkSettings | undefined;
}

const MiB = 1024 * 1024;

/** Name, default, smallest and largest value of each number. */
export const NUMBERS = {
  MAX_BODY_BYTES: [100 * MiB, 1, Number.MAX_SAFE_INTEGER],
  MAX_RECORD_BYTES: [MiB, 64, 64 * MiB],
  MAX_WORK_BYTES: [256 * MiB, 1, Number.MAX_SAFE_INTEGER],
  MAX_BATCH_BYTES: [16 * MiB, 1, 64 * MiB],
  MAX_BATCH_RECORDS: [50_000, 1, 1_000_000],
  MAX_PROBLEMS: [1_000, 0, 1_000_000],
  MIN_SCORE: [1, 0, 100],
  SINK_BATCH_BYTES: [MiB, 1, 64 * MiB],
  SINK_BATCH_RECORDS: [1_000, 1, 100_000],
  SINK_ATTEMPTS: [4, 1, 10],
  SINK_RETRY_MS: [500, 1, 60_000],
  SINK_TIMEOUT_MS: [30_000, 1, 300_000],
} as const satisfies Partial<Record<SettingName, readonly [number, number, number]>>;

/** Checks settings. @throws {Refusal} `misconfigured`, with the setting to mend. */
export function configure(given: EdgeSettings): Config {
  const token = text(given, "AUTH_TOKEN");
  if (token && !/^[!-~]+$/.test(token)) {
    throw misconfigured(
      "AUTH_TOKEN must be of letters, digits and signs of ASCII, without white space: no client could send it.",
    );
  }
  const open = flag(given, "ALLOW_ANONYMOUS");
  if (!token && !open) {
    throw misconfigured(
      "No AUTH_TOKEN is set, and so nobody may use this service. Set the secret (npx wrangler secret put AUTH_TOKEN), " +
        "or set ALLOW_ANONYMOUS=true to serve everybody who can reach it.",
    );
  }
  const limits = numbers(given);
  return {
    token,
    origins: origins(given),
    limits,
    exceptions: exceptions(given),
    sink: sinkSettings((name) => text(given, name), limits),
  };
}

function text(given: EdgeSettings, name: SettingName): string | undefined {
  const value = given[name];
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  throw misconfigured(`${name} must be a text.`);
}

function flag(given: EdgeSettings, name: SettingName): boolean {
  const value = given[name];
  if (value === undefined || value === "" || value === false || value === "false") return false;
  if (value === true || value === "true") return true;
  throw misconfigured(`${name} must be true or false.`);
}

/** An origin with a slash or a path behind it would never be the one that a browser sends. */
function origins(given: EdgeSettings): string[] {
  const list = (text(given, "ALLOWED_ORIGINS") ?? "").split(/[\s,]+/).filter(Boolean);
  const isOrigin = (one: string) => one === "*" || (URL.canParse(one) && new URL(one).origin === one);
  if (list.every(isOrigin)) return list;
  throw misconfigured("ALLOWED_ORIGINS must be origins such as https://soc.example, without a path, or *.");
}

function numbers(given: EdgeSettings): Config["limits"] {
  const entries = Object.entries(NUMBERS).map(([name, [fallback, least, most]]) => {
    const wish = given[name as keyof typeof NUMBERS];
    const value = wish === undefined || wish === "" ? fallback : Number(wish);
    if (Number.isInteger(value) && value >= least && value <= most) return [name, value];
    throw misconfigured(`${name} must be a whole number from ${least} to ${most}.`);
  });
  return Object.fromEntries(entries) as Config["limits"];
}

/** What a list may hold is the detector's to check. */
function exceptions(given: EdgeSettings): Exception[] | undefined {
  const value = given.EXCEPTIONS;
  if (value === undefined || value === "") return undefined;
  try {
    return (typeof value === "string" ? JSON.parse(value) : value) as Exception[];
  } catch {
    throw misconfigured("EXCEPTIONS must be a list of exceptions, as JSON.");
  }
}
