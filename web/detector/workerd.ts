/// <reference lib="esnext.disposable" preserve="true" />
import module from "../pkg/mofcomp_detector_bg.wasm";
import { loader } from "./load.js";
import type { Detector, DetectorOptions } from "./types.js";

export { DetectorError, type ErrorCode } from "./errors.js";
export { createDetectorSync } from "./load.js";
export type * from "./types.js";

/** As in `index.ts`, where a module cannot be compiled at run time: there it is imported as one. */
export const createDetector: (options?: DetectorOptions) => Promise<Detector> = /* @__PURE__ */ loader(
  async () => module,
);
