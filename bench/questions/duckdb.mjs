import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as duckdb from "../contestants/duckdb.mjs";
import * as filters from "../contestants/filters.mjs";
import { forDuckDb } from "../data/sets.mjs";
import { MiB, speedTable } from "../lib/figures.mjs";
import { rounds } from "../lib/rounds.mjs";

const counting = ({ name, run }) => ({ name, run: async (data) => (await run(data)).lines });

const NO_JSON =
  "DuckDB-wasm fetches its JSON reader from a server of its own at run time, and could not on this machine: it is asked by text instead, and the native DuckDB stands in for `read_ndjson`. As WebAssembly it would not be faster than as native code.";

/** How many runs of mofcomp.exe? A number. */
export async function duckDb({ detector, settings, say }) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = join(folder, "log.ndjson");
  say("duckdb: looking for its JSON reader");
  const wasm = await duckdb.wasm();
  const contestants = [filters.ours(detector), filters.parseAll].map(counting);
  contestants.push(...wasm.contestants, await duckdb.native(file));
  const section = { title: "DuckDB", tables: [], text: [] };
  section.text.push(
    "How many runs of mofcomp.exe are there? DuckDB is told the columns, so it guesses nothing; its input is registered (or written to a file) before the clock starts, ours and plain JavaScript's comes through a web stream.",
  );
  if (!wasm.json) section.text.push(NO_JSON);
  try {
    for await (const { input } of forDuckDb(settings)) {
      say(`duckdb: ${input.name}, ${MiB(input.bytes)} MiB`);
      wasm.take(input);
      writeFileSync(file, input.whole);
      const speeds = await rounds(contestants, input, settings.rounds);
      section.tables.push(speedTable(`${input.name}, ${MiB(input.bytes)} MiB`, speeds, filters.parseAll.name));
      wasm.drop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return section;
}
