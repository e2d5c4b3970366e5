import { createDetectorSync, type Report } from "../core.js";
import { readLog } from "./bytes.js";
import { type Answer, type Ask, isAsk, NO_RUN } from "./protocol.js";

/*
 * Runs in a worker made from a blob of this very script, because only such a worker inherits the page's
 * Content-Security-Policy: the thread that holds the log can reach nothing.
 */

let detector: ReturnType<typeof createDetectorSync> | undefined;

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

function load(module: WebAssembly.Module): void {
  try {
    detector = createDetectorSync(module);
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
    const size = typeof log === "string" ? log.length : log.size;
    tell({ kind: "reading", run, bytes: size });
    const { input, text } = await readLog(log);
    tell({ kind: "scanning", run, bytes: text.size });
    hand(run, detector.scan(input), text);
  } catch (error) {
    fail(run, error);
  }
}

addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isAsk(data)) return;
  if (data.kind === "load") load(data.module);
  else void scan(data);
});
