import * as accounts from "../contestants/accounts.mjs";
import { apart } from "../contestants/apart.mjs";
import { forAccounting } from "../data/sets.mjs";
import { goal, MiB, speedTable } from "../lib/figures.mjs";
import { rounds } from "../lib/rounds.mjs";
import { ratio } from "../lib/stats.mjs";

// Each form of ours is held against the same form of plain JavaScript.
const PAIRS = [
  [accounts.SCAN, accounts.plain.name],
  [accounts.SCAN_STREAM, accounts.plainStream.name],
];
const ON_TWO_CORES = 1.7;

const goals = (speeds, letters, input) => [
  ...PAIRS.map(([ours, theirs]) =>
    goal(`${ours} against the same in plain JavaScript`, input.name, ratio(speeds[ours], speeds[theirs]), {
      least: letters === "none" ? 1.7 : 3,
    }),
  ),
  goal("two workers against one", input.name, ratio(speeds[accounts.TWO_WORKERS], speeds[accounts.SCAN_STREAM]), {
    least: ON_TWO_CORES,
  }),
];

/** What is in this log? Every record validated, recognised and counted. */
export async function accounting({ detector, settings, say }) {
  const halves = apart();
  const theirs = [accounts.plain, accounts.plainStream, accounts.plainEach];
  const contestants = [...accounts.ours(detector), halves.contestant, ...theirs];
  const section = { title: "Full accounting", tables: [], goals: [] };
  section.text = [
    "Every record is validated, recognised and counted: records, process starts, runs of mofcomp.exe, records per source, coverage, first and last time. All answers are compared. The plain JavaScript knows only the shapes in the data; the detector knows all that its README lists.",
    "Two workers are at best as fast as two threads that have a half of the log each from the beginning, which nobody divides and nobody merges: that row shows what the machine's second core was good for at that time.",
  ];
  try {
    for await (const { letters, input } of forAccounting(settings)) {
      say(`accounting: ${input.name}, ${MiB(input.bytes)} MiB`);
      const speeds = await rounds(contestants, input, settings.rounds);
      section.tables.push(speedTable(`${input.name}, ${MiB(input.bytes)} MiB`, speeds, accounts.plain.name));
      section.goals.push(...goals(speeds, letters, input));
    }
  } finally {
    halves.end();
  }
  return section;
}
