import type { Progress } from "../types.js";

/** Milliseconds from any beginning. */
export type Clock = () => number;

/** The host's clock; that of `performance` never jumps. */
export const clock: Clock = () => (typeof performance === "object" ? performance : Date).now();

/** Least time between two reports of progress, in milliseconds. */
const PAUSE = 100;

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
  tick(seen: () => Omit<Progress, "bytesPerSecond">): void {
    if (this.#tell && this.#now() - this.#last >= PAUSE) this.end(seen);
  }

  /** Tells in any case. */
  end(seen: () => Omit<Progress, "bytesPerSecond">): void {
    if (!this.#tell) return;
    this.#last = this.#now();
    const [progress, passed] = [seen(), this.#last - this.#start];
    this.#tell({ ...progress, bytesPerSecond: passed > 0 ? Math.round((progress.bytes * 1000) / passed) : 0 });
  }
}
