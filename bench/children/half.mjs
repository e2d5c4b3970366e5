// Scans its part of a log whenever it is told to, and says when it is done. As a thread.

import { parentPort, workerData } from "node:worker_threads";
import { createDetector } from "../../dist/node.js";
import { source } from "../contestants/stream.mjs";

const detector = await createDetector();

parentPort.on("message", async () => {
  const { summary } = await detector.scanStream(source(workerData));
  parentPort.postMessage(summary.records);
});
