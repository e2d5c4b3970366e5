import module from "../../../pkg/mofcomp_detector_bg.wasm";
import { service } from "./service.mjs";

export default { fetch: service(module) };
