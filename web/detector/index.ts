/// <reference lib="esnext.disposable" preserve="true" />

/**
 * The detector itself, for pages, scripts and every host that runs JavaScript and WebAssembly.
 *
 * @module mofcomp-detector
 */

import { fetchModule } from "./fetch.js";
import { loader } from "./load.js";
import type { Detector, DetectorOptions } from "./types.js";

export { DetectorError, type ErrorCode } from "./errors.js";
export { createDetectorSync } from "./load.js";
export type * from "./types.js";

/**
 * Loads the WebAssembly file that lies beside this one, once, and makes a detector.
 *
 * @throws {DetectorError} `invalid_option`, `unsupported`, `internal` when the file cannot be loaded (as a rejection).
 * @example
 * const detector = await createDetector();
 * const report = detector.scan(text);
 */
export const createDetector: (options?: DetectorOptions) => Promise<Detector> = /* @__PURE__ */ loader(fetchModule);
