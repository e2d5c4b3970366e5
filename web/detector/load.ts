import { makeDetector } from "./detector.js";
import { DetectorError } from "./errors.js";
import { kindOf } from "./kind.js";
import { checkOptions } from "./options.js";
import { checkSupport, explainCompileError } from "./support.js";
import type { CompiledModule, Detector, DetectorOptions } from "./types.js";

/** `createDetector` of one host: `compile` brings the module. It is compiled once; a failure is tried again next time. */
export function loader(compile: () => Promise<CompiledModule>): (options?: DetectorOptions) => Promise<Detector> {
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
    return makeDetector(module, settings);
  };
}

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
export function createDetectorSync(module: CompiledModule, options?: DetectorOptions): Detector {
  const settings = checkOptions(options);
  checkSupport();
  if (Object.prototype.toString.call(module) !== "[object WebAssembly.Module]") {
    throw new DetectorError(
      "invalid_input",
      `createDetectorSync takes a compiled WebAssembly.Module, not ${kindOf(module)}. Of bytes, make one first: new WebAssembly.Module(bytes).`,
    );
  }
  return makeDetector(module, settings);
}
