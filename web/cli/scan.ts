import { availableParallelism } from "node:os";
import type { Detector, Report } from "../detector/types.js";
import { type Input, open } from "./input.js";
import type { Progress } from "./progress.js";

/** What became of one file: a report, a failure, or both when it could be read in part. */
export interface Outcome {
  readonly file: string;
  readonly report?: Report;
  /** Why it could not be read, or not to its end. */
  readonly failure?: string;
}

/** Threads that scan a large file. With more, reading it is what takes the time. */
const MOST = 4;

/** Reads and judges one file, as a stream. Interrupted, it answers with what it saw until then. */
export async function scanFile(
  detector: Detector,
  file: string,
  progress: Progress,
  interrupted: AbortSignal,
): Promise<Outcome> {
  const input = await open(file, interrupted);
  const workers = Math.min(MOST, availableParallelism());
  const report = await detector.scanStream(watched(input, file, progress), { workers });
  progress.clear();
  const failure = input.failure() ?? unknownForm(report);
  if (failure === undefined) return { file, report };
  return input.read() === 0 ? { file, failure } : { file, report, failure };
}

async function* watched(input: Input, file: string, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const chunk of input.bytes) {
    progress.tick(file, input.read(), input.size);
    yield chunk;
  }
}

/** A file of which nothing is understood must not pass for one in which nothing was found. */
function unknownForm({ summary, problems }: Report): string | undefined {
  if (summary.records > 0) return undefined;
  return (problems.find(({ kind }) => kind === "unsupported_format") ?? problems[0])?.message;
}
