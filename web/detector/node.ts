/// <reference lib="esnext.disposable" preserve="true" />
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { loader, syncLoader } from "./load.js";
import type { Spawn } from "./parallel/link.js";
import { nodeLink } from "./parallel/node-link.js";
import type { CompiledModule, Detector, DetectorOptions } from "./types.js";

export { DetectorError, type ErrorCode } from "./errors.js";
export type * from "./types.js";

// Flags of the program are not for its workers: some forbid to run a file at all.
const spawn: Spawn = (listener) =>
  nodeLink(new Worker(new URL("./worker-node.js", import.meta.url), { execArgv: [] }), listener);

/** As in `index.ts`, from a file: Node's fetch knows no `file:` addresses. */
export const createDetector: (options?: DetectorOptions) => Promise<Detector> = /* @__PURE__ */ loader(async () => {
  const bytes = await readFile(new URL("../pkg/mofcomp_detector_bg.wasm", import.meta.url));
  return WebAssembly.compile(bytes);
}, spawn);

/** As in `index.ts`. */
export const createDetectorSync: (module: CompiledModule, options?: DetectorOptions) => Detector =
  /* @__PURE__ */ syncLoader(spawn);
