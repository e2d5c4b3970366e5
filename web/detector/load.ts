import { makeDetector } from "./detector.js";
import { DetectorError } from "./errors.js";
import { kindOf } from "./kind.js";
import { checkOptions } from "./options.js";
import type { Spawn } from "./parallel/link.js";
import { checkSupport, explainCompileError } from "./support.js";
import type { CompiledModule, Detector, DetectorOptions } from "./types.js";

/**
 * `createDetector` of one host: `compile` brings the module, `spawn` a worker where the host has any. The module is compiled
 * once; a failure is tried again next time.
 */
export function loader(
  compile: () => Promise<CompiledModule>,
  spawn?: Spawn,
): (options?: DetectorOptions) => Promise<Detector> {
  let compiled: Promise<CompiledModule> | undefined;
  return async (options) => {
    const settings = checkOptions(options);
    checkSupport();
    compiled ??= compile();
    let module: CompiledModule;
    try {
      module = await compiled;
    } catch (cause) {
      compiled = undefined;
      throw cause instanceof WebAssembly.CompileError
        ? explainCompileError(cause)
        : new DetectorError("internal", `The WebAssembly file of mofcomp-detector could not be loaded: ${cause}`, {
            cause,
          });
    }
    return makeDetector(module, settings, spawn);
  };
}

/** `createDetectorSync` of one host. */
export function syncLoader(spawn?: Spawn): (module: CompiledModule, options?: DetectorOptions) => Detector {
  return (module, options) => {
    const settings = checkOptions(options);
    checkSupport();
    if (Object.prototype.toString.call(module) !== "[object WebAssembly.Module]") {
      throw new DetectorError(
        "invalid_input",
        `createDetectorSync takes a compiled WebAssembly.Module, not ${kindOf(module)}. Of bytes, make one first: new WebAssembly.Module(bytes).`,
      );
    }
    return makeDetector(module, settings, spawn);
  };
}

/** That of hosts which have no workers. */
export const createDetectorSync: (module: CompiledModule, options?: DetectorOptions) => Detector =
  /* @__PURE__ */ syncLoader();
