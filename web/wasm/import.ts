import module from "../../pkg/mofcomp_detector_bg.wasm";

/** As in `index.ts`, where a module cannot be compiled at run time. The import names a file: bundlers of such hosts go by that. */
export default module;
