import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "../scripts/build.mjs";
import { at } from "../scripts/lib/paths.mjs";
import { main, seconds, Trouble } from "../scripts/lib/say.mjs";
import { WrongFlag } from "./data/flags.mjs";
import { installContestants } from "./lib/install.mjs";
import { machine, versions } from "./lib/machine.mjs";
import { limits, method } from "./lib/method.mjs";
import { page, table } from "./lib/page.mjs";
import { settings as read } from "./lib/settings.mjs";
import { accounting } from "./questions/accounting.mjs";
import { boundary } from "./questions/boundary.mjs";
import { duckDb } from "./questions/duckdb.mjs";
import { filter } from "./questions/filter.mjs";
import { instructions } from "./questions/instructions.mjs";
import { memory } from "./questions/memory.mjs";
import { native } from "./questions/native.mjs";
import { spellings } from "./questions/spellings.mjs";
import { startUp } from "./questions/start-up.mjs";

const QUESTIONS = {
  filter,
  spellings,
  accounting,
  duckdb: duckDb,
  native,
  instructions,
  "start-up": startUp,
  memory,
  boundary,
};

function settings() {
  try {
    return read(process.argv.slice(2), Object.keys(QUESTIONS));
  } catch (error) {
    if (error instanceof WrongFlag || error.code?.startsWith("ERR_PARSE_ARGS")) throw new Trouble(error.message);
    throw error;
  }
}

// Of a path, its last part: where the log lay is nobody's business.
const shown = (word) => (word.startsWith("-") ? word : basename(word));

async function measure(context) {
  const sections = [];
  for (const name of context.settings.only) {
    const section = await QUESTIONS[name](context);
    for (const each of section.tables) console.log(`\n${table(each)}`);
    sections.push(section);
  }
  return sections;
}

/** Where the page goes: a part of it alone is printed and never takes the place of the whole. */
const place = ({ out, only }) => out ?? (only.length < Object.keys(QUESTIONS).length ? undefined : at("BENCHMARKS.md"));

function write(chosen, host, sections) {
  const out = place(chosen);
  if (out === undefined) return;
  const markdown = page({
    date: new Date().toISOString().slice(0, 10),
    command: ["npm run bench", ...(process.argv.length > 2 ? ["--"] : []), ...process.argv.slice(2).map(shown)].join(
      " ",
    ),
    machine: host,
    versions: versions(),
    method: method(chosen),
    sections,
    limits,
  });
  writeFileSync(out, markdown);
  console.log(`✓ ${out}`);
}

await main(async () => {
  const chosen = settings();
  const began = performance.now();
  const host = machine();
  await build();
  await installContestants();
  const { createDetector } = await import("../dist/node.js");
  const say = (text) => console.log(`• ${text}`);
  write(chosen, host, await measure({ settings: chosen, say, detector: await createDetector() }));
  console.log(`✓ measured in ${seconds(began)}`);
});
