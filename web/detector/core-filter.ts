import { DetectorError } from "./errors.js";
import type { Instance } from "./instance.js";
import type { Core } from "./scan.js";
import type { FilterOptions, FilterStats } from "./types.js";

type Held = { readonly instance: Instance; readonly core: Core; readonly filter: ReturnType<Core["filter"]> };

/** A filter of the core, which is gone when the core that it was opened on is. */
export class CoreFilter {
  readonly #alive: () => Instance;
  #held: Held | undefined;
  #stats: FilterStats = { bytes: 0, read: 0, mofcompStarts: 0, passed: 0, malformed: 0 };

  /** @param alive The instance, or `freed` thrown. */
  constructor(alive: () => Instance, { minScore, annotate, onMalformed }: Required<FilterOptions>) {
    this.#alive = alive;
    const instance = alive();
    const open = (core: Core) => ({ instance, core, filter: core.filter(minScore, annotate, onMalformed === "drop") });
    this.#held = instance.run(open);
  }

  /** Takes at most 1 MiB. What passes, if anything does. */
  feed(piece: Uint8Array): Uint8Array | undefined {
    return this.#call((filter) => filter.feed(piece));
  }

  /** Ends the input. */
  finish(): Uint8Array | undefined {
    return this.#call((filter) => filter.finish());
  }

  get stats(): FilterStats {
    if (this.#held?.instance.holds(this.#held.core)) this.#stats = countsOf(this.#held.filter.stats());
    return { ...this.#stats };
  }

  /** Gives the memory back. The counts stay. */
  free(): void {
    const held = this.#held;
    this.#stats = this.stats;
    this.#held = undefined;
    // Nothing of an instance that has trapped may run again, its clean-up included.
    if (held?.instance.holds(held.core)) held.filter.free();
  }

  #call<T>(use: (filter: Held["filter"]) => T): T {
    return this.#alive().run((core) => {
      if (core === this.#held?.core) return use(this.#held.filter);
      throw new DetectorError("internal", "The detector broke down on another call, and this filter was lost with it.");
    });
  }
}

function countsOf([bytes = 0, read = 0, mofcompStarts = 0, passed = 0, malformed = 0]: Iterable<number>): FilterStats {
  return { bytes, read, mofcompStarts, passed, malformed };
}
