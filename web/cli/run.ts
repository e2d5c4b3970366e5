import { createDetector } from "../detector/node.js";
import type { Detector } from "../detector/types.js";
import { type Args, readArgs, UsageError } from "./args.js";
import { readExceptions, refuse } from "./exceptions.js";
import { lines } from "./formats.js";
import { HELP } from "./help.js";
import { OutputError, writeLines } from "./output.js";
import { painter } from "./paint.js";
import { Progress } from "./progress.js";
import { reason } from "./reason.js";
import { safeText } from "./safe.js";
import { type Outcome, scanFile } from "./scan.js";

/** Exit codes, as --help lists them. */
const NOTHING = 0;
const FOUND = 1;
const AMISS = 2;
const INTERRUPTED = 130;

/** The version of the package; the build puts it here. */
declare const PACKAGE_VERSION: string;

/** The command: reads, prints, and answers with the exit code. */
export async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const args = readArgs(argv);
    if (args.help) return await print([HELP.trimEnd()]);
    if (args.version) return await print([PACKAGE_VERSION]);
    return await scanAndPrint(args, env);
  } catch (error) {
    if (error instanceof OutputError) complain(`mofcomp-detector: the output ends early: ${error.message}`);
    else if (error instanceof UsageError) complain(`${error.message}\nTry: mofcomp-detector --help`);
    else throw error;
    return AMISS;
  }
}

async function print(text: Iterable<string>): Promise<number> {
  await writeLines(process.stdout, text);
  return NOTHING;
}

const complain = (message: string): void => {
  for (const line of message.split("\n")) process.stderr.write(`${safeText(line)}\n`);
};

async function scanAndPrint(args: Args, env: NodeJS.ProcessEnv): Promise<number> {
  const detector = await detectorFor(args);
  const interrupt = new AbortController();
  // Once: the next Ctrl-C ends the process as it does every other.
  process.once("SIGINT", () => interrupt.abort());
  const outcomes = await scanFiles(detector, args, interrupt.signal);
  const { stdout } = process;
  const columns = Number(env.COLUMNS) || (stdout.isTTY && stdout.columns) || Number.POSITIVE_INFINITY;
  await writeLines(stdout, lines(outcomes, args, { columns, paint: painter(args.color, stdout.isTTY, env) }));
  return interrupt.signal.aborted ? INTERRUPTED : exitCode(outcomes, args.minScore);
}

async function scanFiles(detector: Detector, args: Args, interrupted: AbortSignal): Promise<Outcome[]> {
  const progress = new Progress(process.stderr, !args.quiet);
  const outcomes: Outcome[] = [];
  for (const file of args.files) {
    if (file === "-" && process.stdin.isTTY && !args.quiet) complain("Paste a log, then press Ctrl-D.");
    const outcome = await scanFile(detector, file, progress, interrupted);
    outcomes.push(outcome);
    if (outcome.failure) complain(`mofcomp-detector: ${file === "-" ? "standard input" : file}: ${outcome.failure}`);
    if (interrupted.aborted) {
      complain("mofcomp-detector: interrupted; this is what was found until then");
      break;
    }
  }
  return outcomes;
}

async function detectorFor({ exceptions: file }: Args): Promise<Detector> {
  if (file === undefined) return createDetector();
  const exceptions = await readExceptions(file);
  // It checks the list, and says which of its properties is wrong.
  return createDetector({ exceptions }).catch((error: unknown) => refuse(file, reason(error)));
}

function exitCode(outcomes: readonly Outcome[], minScore: number): number {
  if (outcomes.some(({ failure }) => failure !== undefined)) return AMISS;
  const counts = ({ report }: Outcome): boolean =>
    report?.findings.some(({ score, suppressedBy }) => score >= minScore && suppressedBy === undefined) === true;
  return outcomes.some(counts) ? FOUND : NOTHING;
}
