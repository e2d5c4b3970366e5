/// <reference lib="esnext.disposable" preserve="true" />
import { readFile } from "node:fs/promises";
import { loader } from "./load.js";
import type { Detector, DetectorOptions } from "./types.js";

export { DetectorError, type ErrorCode } from "./errors.js";
export { createDetectorSync } from "./load.js";
export type * from "./types.js";

/** As in `index.ts`, from a file: Node's fetch knows no `file:` addresses. */
export const createDetector: (options?: DetectorOptions) => Promise<Detector> = /* @__PURE__ */ loader(async () => {
  const bytes = await readFile(new URL("../pkg/mofcomp_detector_bg.wasm", import.meta.url));
  return WebAssembly.compile(bytes);
});
