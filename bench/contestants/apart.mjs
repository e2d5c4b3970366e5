import { once } from "node:events";
import { Worker } from "node:worker_threads";

const HALF = new URL("../children/half.mjs", import.meta.url);

/** Two threads that hold a half of the log each before the clock starts. */
class Halves {
  #of;
  #threads = [];

  async run(data) {
    if (this.#of !== data) this.#hand(data);
    const done = this.#threads.map((thread) => once(thread, "message"));
    for (const thread of this.#threads) thread.postMessage("go");
    await Promise.all(done);
  }

  end() {
    for (const thread of this.#threads) thread.terminate();
    this.#threads = [];
  }

  #hand(data) {
    this.end();
    this.#of = data;
    const middle = data.chunks.length >> 1;
    const parts = [data.chunks.slice(0, middle), data.chunks.slice(middle)];
    this.#threads = parts.map((chunks) => new Worker(HALF, { workerData: { chunks } }));
  }
}

export const APART = "two threads, half of the log each, nothing shared";

/**
 * What two cores give at most at that time: nobody divides the log, nobody merges what was found. It has no answer, as two
 * halves of a log are two logs.
 */
export function apart() {
  const halves = new Halves();
  return { contestant: { name: APART, run: (data) => halves.run(data), silent: true }, end: () => halves.end() };
}
