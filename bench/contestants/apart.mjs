import { once } from "node:events";
import { Worker } from "node:worker_threads";

const HALF = new URL("../children/half.mjs", import.meta.url);

/**
 * What two cores give at that time: two threads that hold a half of the log each before the clock starts, so that nobody
 * divides it and nobody merges what was found. It has no answer, as two halves of a log are two logs.
 */
export function apart() {
  let of;
  let threads = [];
  const end = () => {
    for (const thread of threads) thread.terminate();
    threads = [];
  };
  const hand = (data) => {
    end();
    of = data;
    const middle = data.chunks.length >> 1;
    const halves = [data.chunks.slice(0, middle), data.chunks.slice(middle)];
    threads = halves.map((chunks) => new Worker(HALF, { workerData: { chunks } }));
  };
  const run = async (data) => {
    if (of !== data) hand(data);
    const done = threads.map((thread) => once(thread, "message"));
    for (const thread of threads) thread.postMessage("go");
    await Promise.all(done);
  };
  return { contestant: { name: "two threads, half of the log each, nothing shared", run, silent: true }, end };
}
