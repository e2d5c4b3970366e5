// `worker.ts` for Node, Deno and Bun.
import { parentPort } from "node:worker_threads";
import { serve } from "./parallel/serve.js";

parentPort?.on(
  "message",
  serve((answer, transfer) => parentPort?.postMessage(answer, transfer)),
);
