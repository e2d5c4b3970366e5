import { DetectorError } from "../errors.js";
import type { Signal } from "../types.js";

/** A signal that can end a wait. */
export class Abort {
  readonly #signal: Signal | undefined;
  /** What a wait or a check ended with. A source can fail with one of the same code, of a scan of its own. */
  error: DetectorError | undefined;
  #end: ((error: DetectorError) => void) | undefined;

  constructor(signal: Signal | undefined) {
    this.#signal = signal;
    signal?.addEventListener("abort", this.#ended);
  }

  /** Waits for the promise, but no longer than until the signal. Of several waits one after another nothing is left. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#end = reject;
      promise.then(resolve, reject);
      if (this.#signal?.aborted) this.#ended();
    });
  }

  /** @throws {DetectorError} `aborted` */
  check(): void {
    if (this.#signal?.aborted) throw this.#error();
  }

  /** Listens no longer. */
  release(): void {
    this.#signal?.removeEventListener("abort", this.#ended);
    this.#end = undefined;
  }

  readonly #ended = () => this.#end?.(this.#error());

  #error(): DetectorError {
    this.error ??= new DetectorError("aborted", "The scan was aborted. `report` holds what was found until then.", {
      cause: this.#signal?.reason,
    });
    return this.error;
  }
}
