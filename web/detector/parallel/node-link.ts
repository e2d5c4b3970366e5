import type { Worker } from "node:worker_threads";
import type { Link, Listener } from "./link.js";

/** A thread of Node. It keeps the process alive only while an answer is awaited. */
export function nodeLink(worker: Worker, { heard, broke }: Listener): Link {
  worker.unref();
  worker.on("message", (message: unknown) => {
    worker.unref();
    heard(message);
  });
  worker.on("messageerror", broke);
  worker.on("error", broke);
  worker.on("exit", (code) => broke(new Error(`the worker ended with code ${code}`)));
  return {
    post: (message, transfer) => {
      worker.ref();
      worker.postMessage(message, transfer);
    },
    close: () => void worker.terminate(),
    canWait: true,
  };
}
