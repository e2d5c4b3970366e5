import { readFileSync } from "node:fs";
import type { CompiledModule } from "../detector/types.js";

/** As in `index.ts`, from a file. */
const module: CompiledModule = new WebAssembly.Module(
  readFileSync(new URL("../pkg/mofcomp_detector_bg.wasm", import.meta.url)),
);

export default module;
