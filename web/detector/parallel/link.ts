/** A thread, as the scan sees it: wherever it runs, it takes messages and answers. */
export interface Link {
  /** Sends; what is in `transfer` is gone here. */
  post(message: unknown, transfer: ArrayBuffer[]): void;
  /** Ends the thread, whatever it does. */
  close(): void;
  /** It may stay while it has nothing to do: no process is kept alive for it, and no tab of a browser is heavier. */
  readonly canWait: boolean;
}

/** Who hears of a thread. */
export interface Listener {
  /** It said something. */
  heard(message: unknown): void;
  /** It could not be started, or is gone. */
  broke(cause: unknown): void;
}

/** Starts a thread that runs `serve`. Throws where the host has none to give. */
export type Spawn = (listener: Listener) => Link;

/** A thread of the web: also of Deno and Bun. */
export function webLink(worker: Worker, { heard, broke }: Listener): Link {
  worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => heard(data));
  worker.addEventListener("messageerror", () => broke(new Error("an answer could not be read")));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    broke(new Error(event.message || "the worker's script could not be loaded"));
  });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    close: () => worker.terminate(),
    canWait: false,
  };
}
