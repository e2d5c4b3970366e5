import { type Detector, type Report, syncLoader } from "../core.js";
import { isLane, laneSpawner, lanes, serveLane } from "./lane.js";
import { type Answer, type Ask, isAsk, NO_RUN } from "./protocol.js";
import { textOf } from "./text.js";

/*
 * Runs in a worker made from a blob of this very script, because only such a worker inherits the page's
 * Content-Security-Policy: the thread that holds the log can reach nothing.
 */

let detector: Detector | undefined;

function tell(answer: Answer): void {
  postMessage(answer);
}

function fail(run: number, error: unknown): void {
  const { code, message } = describe(error);
  tell({ kind: "failed", run, code, message });
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: "internal", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return { code, message: error.message };
}

function load({ module, script }: Extract<Ask, { kind: "load" }>): void {
  try {
    detector = syncLoader(laneSpawner(script))(module);
    tell({ kind: "ready", rules: detector.rules });
  } catch (error) {
    fail(NO_RUN, error);
  }
}

/** Findings in one message. */
const BATCH = 200;

function hand(run: number, report: Report, text: Blob): void {
  for (let at = 0; at < report.findings.length; at += BATCH) {
    tell({ kind: "findings", run, findings: report.findings.slice(at, at + BATCH) });
  }
  tell({ kind: "done", run, report: { ...report, findings: [] }, text });
}

async function scan({ run, log }: Extract<Ask, { kind: "scan" }>): Promise<void> {
  try {
    if (!detector) throw new Error("The detector is not loaded.");
    if (typeof log === "string") {
      const text = new Blob([log]);
      tell({ kind: "scanning", run, bytes: 0, size: text.size });
      hand(run, detector.scan(log), text);
    } else await scanFile(detector, run, log);
  } catch (error) {
    fail(run, error);
  }
}

async function scanFile(detector: Detector, run: number, file: Blob): Promise<void> {
  tell({ kind: "reading", run, bytes: file.size });
  const text = await textOf(file);
  const { size } = file;
  tell({ kind: "scanning", run, bytes: 0, size });
  const report = await detector.scanStream(file.stream(), {
    workers: lanes(),
    onProgress: ({ bytes }) => tell({ kind: "scanning", run, bytes, size }),
  });
  hand(run, report, text);
}

function hear({ data }: MessageEvent<unknown>): void {
  if (!isAsk(data)) return;
  if (data.kind === "load") load(data);
  else void scan(data);
}

if (isLane()) serveLane();
else addEventListener("message", hear);
