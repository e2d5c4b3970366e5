/**
 * The same as a Cloudflare Workers module worker.
 *
 * @module mofcomp-detector/edge/worker
 */

import module from "../../pkg/mofcomp_detector_bg.wasm";
import { createHandler } from "./handler.js";

/** The Cloudflare Workers module worker: settings and secrets come as its environment. */
export default { fetch: createHandler(module) };
