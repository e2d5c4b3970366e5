import type { Finding, Report, RuleInfo } from "../core.js";

/** A finished scan, as the views need it. */
export interface Shown {
  readonly report: Report;
  /** The log, as the report's byte offsets count it. */
  readonly text: Blob;
  readonly rules: readonly RuleInfo[];
}

/** A part of the result page. */
export interface View {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly element: HTMLElement;
  /** The time zone changed. */
  refresh(): void;
}

/** Findings that only some of the table shows, and why. */
export interface Only {
  readonly reason: string;
  readonly findings: ReadonlySet<Finding>;
}
