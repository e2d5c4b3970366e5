// A worker of a parallel scan, for Node; `worker.ts` is the same for the web.
import { parentPort } from "node:worker_threads";
import { serve } from "./parallel/serve.js";

parentPort?.on(
  "message",
  serve((answer, transfer) => parentPort?.postMessage(answer, transfer)),
);
