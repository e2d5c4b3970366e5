import type { Exception } from "../detector/types.js";

/** The settings, as variables and secrets of the host or as an object: the same names and values. README.md has the table. */
export interface EdgeSettings {
  /** The secret that a caller has to know; required, unless everybody may call. */
  readonly AUTH_TOKEN?: string | undefined;
  /** `true` serves whoever can reach it. */
  readonly ALLOW_ANONYMOUS?: boolean | string | undefined;
  /** Origins whose pages may read answers, apart by commas; `*` for all. */
  readonly ALLOWED_ORIGINS?: string | undefined;
  /** What scores less does not pass: 1 unless it says otherwise. */
  readonly MIN_SCORE?: number | string | undefined;
  /** The detector's exceptions, as a list or as its JSON. */
  readonly EXCEPTIONS?: readonly Exception[] | string | undefined;
  /** Of a body, compressed and decompressed. */
  readonly MAX_BODY_BYTES?: number | string | undefined;
  /** Of a body of HEC and `_bulk`. */
  readonly MAX_BATCH_BYTES?: number | string | undefined;
  /** The same in records. */
  readonly MAX_BATCH_RECORDS?: number | string | undefined;
  /** Of a line or object. */
  readonly MAX_RECORD_BYTES?: number | string | undefined;
  /** Bytes times the cost of the route. */
  readonly MAX_WORK_BYTES?: number | string | undefined;
  /** Records of a body that cannot be read. */
  readonly MAX_PROBLEMS?: number | string | undefined;
  /** Where what passes goes; without it, the caller gets it back. */
  readonly SINK_URL?: string | undefined;
  /** `ndjson`, `hec` or `bulk`. */
  readonly SINK_FORMAT?: string | undefined;
  /** The secret that the sink asks for. */
  readonly SINK_TOKEN?: string | undefined;
  /** Of one request to the sink. */
  readonly SINK_BATCH_BYTES?: number | string | undefined;
  /** The same in records. */
  readonly SINK_BATCH_RECORDS?: number | string | undefined;
  /** How often a batch is tried. */
  readonly SINK_ATTEMPTS?: number | string | undefined;
  /** The first wait between two tries. */
  readonly SINK_RETRY_MS?: number | string | undefined;
  /** How long a try may take. */
  readonly SINK_TIMEOUT_MS?: number | string | undefined;
}

export type SettingName = keyof EdgeSettings;

/** A value for each name: the type finds the one that is missing. */
const EACH: Record<SettingName, true> = {
  AUTH_TOKEN: true,
  ALLOW_ANONYMOUS: true,
  ALLOWED_ORIGINS: true,
  MIN_SCORE: true,
  EXCEPTIONS: true,
  MAX_BODY_BYTES: true,
  MAX_BATCH_BYTES: true,
  MAX_BATCH_RECORDS: true,
  MAX_RECORD_BYTES: true,
  MAX_WORK_BYTES: true,
  MAX_PROBLEMS: true,
  SINK_URL: true,
  SINK_FORMAT: true,
  SINK_TOKEN: true,
  SINK_BATCH_BYTES: true,
  SINK_BATCH_RECORDS: true,
  SINK_ATTEMPTS: true,
  SINK_RETRY_MS: true,
  SINK_TIMEOUT_MS: true,
};
const NAMES = Object.keys(EACH) as SettingName[];

/** The settings alone, out of all that a host has in its environment; `first` goes before it. */
export function settingsOf(environment: object, first: object): EdgeSettings {
  const holders: readonly EdgeSettings[] = [first, environment];
  const holder = (name: SettingName) => holders.find((given) => Object.hasOwn(given, name));
  return Object.fromEntries(NAMES.map((name) => [name, holder(name)?.[name]]));
}

export const sameSettings = (one: EdgeSettings, other: EdgeSettings): boolean =>
  NAMES.every((name) => one[name] === other[name]);
