/**
 * The compiled WebAssembly module alone.
 *
 * @module mofcomp-detector/wasm
 */

import { fetchModule } from "../detector/fetch.js";
import type { CompiledModule } from "../detector/types.js";

/**
 * The compiled WebAssembly module, for `createDetectorSync` and for handing it on to other threads: loaded and compiled as
 * this file is imported, in the way of each host.
 *
 * @example
 * import module from "mofcomp-detector/wasm";
 * import { createDetectorSync } from "mofcomp-detector";
 * const detector = createDetectorSync(module);
 */
const module: CompiledModule = await fetchModule();

export default module;
