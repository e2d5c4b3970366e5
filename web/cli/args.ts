import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Args {
  /** Paths in their order; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: "table" | "json" | "ndjson";
  /** Findings below it are not shown, and do not count for the exit code. */
  readonly minScore: number;
  /** A file with a list of exceptions. */
  readonly exceptions: string | undefined;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** A command line that makes no sense: its message is a sentence for the person who wrote it. */
export class UsageError extends Error {}

const OPTIONS = {
  json: { type: "boolean" },
  ndjson: { type: "boolean" },
  "min-score": { type: "string", default: "0" },
  exceptions: { type: "string" },
  "no-color": { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** @throws {UsageError} */
export function readArgs(args: readonly string[]): Args {
  const { values, positionals } = parse(args);
  if (values.json && values.ndjson) throw new UsageError("--json and --ndjson exclude each other.");
  const files = positionals.length === 0 ? ["-"] : positionals;
  if (files.filter((file) => file === "-").length > 1)
    throw new UsageError("Standard input (-) can be read only once.");
  return {
    files,
    format: values.json ? "json" : values.ndjson ? "ndjson" : "table",
    minScore: score(values["min-score"]),
    exceptions: values.exceptions,
    color: !values["no-color"],
    quiet: values.quiet === true,
    help: values.help === true,
    version: values.version === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence says what is wrong; those behind it speak of positionals that begin with a dash.
    throw new UsageError(String(error instanceof Error ? error.message : error).split(". ", 1)[0]);
  }
}

function score(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 100) return value;
  throw new UsageError(`--min-score takes a whole number from 0 to 100, not "${text}".`);
}
