/** Bytes that are read before everything else on the thread gets its turn; a chunk costs something, however small. */
const LONGEST = 1024 * 1024;
const CHUNK = 1024;

interface Host {
  setImmediate?: (then: () => void) => void;
}

/** Counts what was done since others had their turn. By bytes: at the edge the clock stands still while a worker computes. */
export class Turns {
  #since = 0;

  /** Whether it is time for the others. */
  over(bytes: number): boolean {
    this.#since += bytes + CHUNK;
    const over = this.#since >= LONGEST;
    if (over) this.#since = 0;
    return over;
  }
}

/** Lets timers, events and messages have their turn. A promise alone would not. */
export function others(): Promise<void> {
  const { setImmediate } = globalThis as Host;
  return new Promise((resolve) => {
    if (setImmediate) setImmediate(resolve);
    // A timer waits four milliseconds in a page; a message comes at once.
    else if (typeof MessageChannel === "function") message(resolve);
    else setTimeout(resolve, 0);
  });
}

function message(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(undefined);
}
