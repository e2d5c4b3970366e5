/// <reference lib="esnext.disposable" preserve="true" />

/**
 * The detector itself, for pages, scripts and every host that runs JavaScript and WebAssembly.
 *
 * @module mofcomp-detector
 */

import { fetchModule } from "./fetch.js";
import { loader, syncLoader } from "./load.js";
import { type Spawn, webLink } from "./parallel/link.js";
import type { CompiledModule, Detector, DetectorOptions } from "./types.js";

export { DetectorError, type ErrorCode } from "./errors.js";
export type * from "./types.js";

/** Written as bundlers want it. Hosts without workers have no `Worker`, and this throws. */
const spawn: Spawn = (listener) =>
  webLink(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }), listener);

/**
 * Loads the WebAssembly file that lies beside this one, once, and makes a detector.
 *
 * @throws {DetectorError} `invalid_option`, `unsupported`, `internal` when the file cannot be loaded (as a rejection).
 * @example
 * const detector = await createDetector();
 * const report = detector.scan(text);
 */
export const createDetector: (options?: DetectorOptions) => Promise<Detector> = /* @__PURE__ */ loader(
  fetchModule,
  spawn,
);

/**
 * Makes a detector from a module that is compiled already, without awaiting: for Cloudflare Workers and other hosts that
 * forbid to compile at run time, and for whoever loads the module by other means.
 *
 * @param module `mofcomp-detector/wasm`.
 * @throws {DetectorError} `invalid_option`, `invalid_input` when it is not that module, `unsupported`, `internal`.
 * @example
 * import module from "mofcomp-detector/wasm";
 * const detector = createDetectorSync(module);
 */
export const createDetectorSync: (module: CompiledModule, options?: DetectorOptions) => Detector =
  /* @__PURE__ */ syncLoader(spawn);
