/// <reference lib="esnext.disposable" preserve="true" />
import { loader } from "./load.js";
import type { Detector, DetectorOptions } from "./types.js";

export { DetectorError, type ErrorCode } from "./errors.js";
export { createDetectorSync } from "./load.js";
export type * from "./types.js";

async function compile(): Promise<WebAssembly.Module> {
  // Written as bundlers want it, to be found and brought along; the path is that of the published file.
  const url = new URL("../pkg/mofcomp_detector_bg.wasm", import.meta.url);
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}`);
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return streams && typeof WebAssembly.compileStreaming === "function"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Loads the WebAssembly file that lies beside this one, once, and makes a detector.
 *
 * @throws {DetectorError} `invalid_option`, `unsupported`, `internal` when the file cannot be loaded (as a rejection).
 * @example
 * const detector = await createDetector();
 * const report = detector.scan(text);
 */
export const createDetector: (options?: DetectorOptions) => Promise<Detector> = loader(compile);
