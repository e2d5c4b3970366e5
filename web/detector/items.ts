import type { ActivityRow, Contribution, EntityRisk, Finding, Problem, Severity, Summary } from "./types.js";

// What the core hands out; its shapes are told in crate/src/wasm.rs.

/** Kept of a finding for the records to come. The core's own, but for `at`. */
export interface Memo {
  readonly at: string | null;
}

export interface Name extends Pick<EntityRisk, "entity" | "type" | "host"> {
  key: string;
}

/** One judged start, which knows of no other record. */
export interface Sighting {
  finding: Finding;
  memo: Memo;
  near: readonly [string, string, string] | null;
  rows: ActivityRow[];
  names: Name[];
}

/** A batch of the core. */
export type Items = (Sighting | { problem: Problem })[];

export interface Joined {
  rules: { take: boolean; matched: boolean; fires: boolean }[];
  score: number;
  severity: Severity;
  contributions: Contribution[];
  memo: Memo;
}

export interface Moment {
  at: string;
  text: string;
}

/** What a scan of the input, or of a part of it, counted. */
export interface Counts {
  summary: Summary;
  first: Moment | null;
  last: Moment | null;
}

/** What the core decides. */
export interface Judge {
  join(known: string, further: string): string | undefined;
  risk(times: BigInt64Array, untimed: number): number;
}

/** Records and line breaks before a part of the input. Its offsets are those of the whole already. */
export interface Shift {
  readonly records: number;
  readonly lines: number;
}
