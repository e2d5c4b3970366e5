import type { Progress, Report } from "../types.js";

/** Milliseconds from any beginning. */
export type Clock = () => number;

/** The host's clock; that of `performance` never jumps. */
export const clock: Clock = () => (typeof performance === "object" ? performance : Date).now();

/** Least time between two reports of progress, in milliseconds. */
const PAUSE = 100;

/** Progress but for its speed. */
export type Seen = Omit<Progress, "bytesPerSecond">;

/** Tells of progress, at most ten times a second. */
export class Meter {
  readonly #tell: ((progress: Progress) => void) | undefined;
  readonly #now: Clock;
  readonly #start: number;
  #last: number;

  constructor(tell: ((progress: Progress) => void) | undefined, now: Clock) {
    this.#tell = tell;
    this.#now = now;
    this.#start = this.#last = tell ? now() : 0;
  }

  /** Tells, when it is time. */
  tick(seen: () => Seen): void {
    if (this.#tell && this.#now() - this.#last >= PAUSE) this.#say(this.#tell, seen());
  }

  /** Tells of the end. */
  end({ summary: { bytes, records }, findings }: Report, workers: number): void {
    if (this.#tell) this.#say(this.#tell, { bytes, records, findings: findings.length, workers });
  }

  #say(tell: (progress: Progress) => void, progress: Seen): void {
    this.#last = this.#now();
    const passed = this.#last - this.#start;
    tell({ ...progress, bytesPerSecond: passed > 0 ? Math.round((progress.bytes * 1000) / passed) : 0 });
  }
}
