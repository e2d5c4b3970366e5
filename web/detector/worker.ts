/**
 * The script of the workers that `scanStream` starts when it is asked for several. Bundlers find it by themselves; the name
 * is for those which have to be told. It exports nothing.
 *
 * @module mofcomp-detector/worker
 */

// For browsers; `worker-node.ts` is the same for Node, Deno and Bun.
import { serve } from "./parallel/serve.js";

const hear = serve((answer, transfer) => postMessage(answer, { transfer }));
addEventListener("message", ({ data }: MessageEvent<unknown>) => hear(data));
