// A worker of a parallel scan, for browsers, Deno and Bun; `worker-node.ts` is the same for Node.
import { serve } from "./parallel/serve.js";

const hear = serve((answer, transfer) => postMessage(answer, { transfer }));
addEventListener("message", ({ data }: MessageEvent<unknown>) => hear(data));
