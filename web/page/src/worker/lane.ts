import { type Spawn, serve, webLink } from "../core.js";
import { trust } from "./trusted.js";

/*
 * A large file is scanned by several threads. Each runs the scan worker's own script from the same blob, so the page's
 * policy binds it as well; by its name it knows its part. When the page ends the scan worker, they end with it.
 */

const LANE = "lane";
const MOST = 4;

/** How many threads scan a large file. The scan worker itself has little to do then. */
export const lanes = (): number => Math.min(MOST, Math.max(1, navigator.hardwareConcurrency || 1));

/** This thread is one of them. */
export const isLane = (): boolean => self.name === LANE;

/** Does the work of one. */
export function serveLane(): void {
  const hear = serve((answer, transfer) => postMessage(answer, { transfer }));
  addEventListener("message", ({ data }: MessageEvent<unknown>) => hear(data));
}

/** Starts them, from the scan worker's script. An address of the page's making would not do: a page from a file has none. */
export function laneSpawner(script: Blob): Spawn {
  let url: URL | string | undefined;
  return (listener) => {
    url ??= trust(URL.createObjectURL(script));
    return webLink(new Worker(url, { name: LANE }), listener);
  };
}
