import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { forNative } from "../data/sets.mjs";
import { MiB, speedTable } from "../lib/figures.mjs";
import { buildNative } from "../lib/install.mjs";
import { Disagreement } from "../lib/rounds.mjs";

// As the native program calls it.
const BASE = "serde_json: a Value of every line";

const run = promisify(execFile);

/** Lines of the native program to speeds, once all have given one answer. */
export function speeds(lines, bytes) {
  const [first] = lines;
  const speeds = {};
  for (const { name, round, records, runs, ms } of lines) {
    if ((records ?? first.records) !== first.records || runs !== first.runs) {
      throw new Disagreement(
        `${name} and ${first.name} disagree: ${records}, ${runs} and ${first.records}, ${first.runs}`,
      );
    }
    speeds[name] ??= [];
    if (round > 0) speeds[name].push(bytes / 1000 / ms);
  }
  return speeds;
}

/** The same logs in native code: how many records, and how many runs that one of the two rules matches? */
export async function native({ settings, say }) {
  const program = join(await buildNative(), "native-contestants");
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = join(folder, "log.ndjson");
  const tables = [];
  try {
    for await (const { input } of forNative(settings)) {
      say(`native: ${input.name}, ${MiB(input.bytes)} MiB`);
      writeFileSync(file, input.whole);
      const { stdout } = await run(program, [file, String(settings.rounds)]);
      const found = speeds(stdout.trim().split("\n").map(JSON.parse), input.bytes);
      tables.push(speedTable(`${input.name}, ${MiB(input.bytes)} MiB`, found, BASE));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    title: "Native",
    text: [
      "Native code on one thread: how many records are there, and how many runs of mofcomp.exe that one of the two rules matches? Ours accounts for everything at the same time; the JSON readers build a tree of each line and look; the filter tells the runs alone; the Sigma engine has the two rules, written as Sigma in our own words.",
    ],
    tables,
  };
}
