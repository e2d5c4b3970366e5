import type { Crew } from "./crew.js";
import type { Lane } from "./lane.js";

/** How much is scanned alone while workers are started, in segments: about what that time is good for. */
const ALONE = 4;

/** After so many places at which the input could not be taken apart, there is none to be expected. */
const TRIES = 32;

/** Help for a scan that begins alone: called for once the input turns out to be large. */
export class Help {
  readonly #crew: Crew;
  readonly #workers: number;
  #called: Promise<readonly Lane[]> | undefined;
  /** Where in the input workers may take over. */
  #from = 0;
  #tries = 0;

  constructor(crew: Crew, workers: number) {
    this.#crew = crew;
    this.#workers = workers;
  }

  /** Workers that could take over what stands behind the first `bytes` of the input; none yet, or none at all. */
  async wanted(bytes: number): Promise<readonly Lane[]> {
    const { segment } = this.#crew;
    if (bytes < segment || bytes < this.#from) return [];
    if (!this.#called) {
      if (!this.#crew.has(this.#workers)) this.#from = ALONE * segment;
      this.#called = this.#crew.call(this.#workers);
      if (bytes < this.#from) return [];
    }
    const lanes = await this.#called;
    if (lanes.length > 0 && this.#tries < TRIES) return lanes;
    this.refuse();
    return [];
  }

  /** How far into a chunk of that length to look for such a place: into another part of each, as chunks may be alike. */
  reach(length: number): number {
    return (length * (8 - (this.#tries % 8))) >> 3;
  }

  /** There it could not be. */
  missed(): void {
    this.#tries += 1;
  }

  /** They have taken over: their scan sends them away. */
  taken(): void {
    this.#called = undefined;
  }

  /** Sends away those that were called: they are not needed any more. */
  refuse(): void {
    this.#from = Number.POSITIVE_INFINITY;
    void this.#called?.then((lanes) => this.#crew.dismiss(lanes));
    this.#called = undefined;
  }
}
