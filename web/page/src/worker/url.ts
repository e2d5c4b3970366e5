import workerText from "virtual:scan-worker";
import { trust } from "./trusted.js";

/** The scan worker's script. */
export const workerScript: Blob = new Blob([workerText], { type: "text/javascript" });

let made: URL | string | undefined;

/** The address of the scan worker: a blob of its own script. */
export function workerUrl(): URL | string {
  made ??= trust(URL.createObjectURL(workerScript));
  return made;
}
