import * as filters from "../contestants/filters.mjs";
import { forFilter } from "../data/sets.mjs";
import { goal, MiB, speedTable } from "../lib/figures.mjs";
import { rounds } from "../lib/rounds.mjs";
import { ratio } from "../lib/stats.mjs";

function goals(ours, floor, speeds, { letters, input, mofcomp }) {
  // Where every line is a run there is nothing to skip; the goals speak of logs as they are.
  if (mofcomp === 1) return [];
  const against = (name) => ratio(speeds[ours.name], speeds[name]);
  return [
    goal("filter against the copy-in floor", input.name, against(floor.name), { least: 0.5 }),
    goal("filter against JSON.parse of every line", input.name, against(filters.parseAll.name), {
      least: letters === "real" ? 7 : 12,
    }),
    goal("filter against Buffer.indexOf prefiltering", input.name, against(filters.indexOf.name), { least: 1 }),
  ];
}

/** Which lines are runs of mofcomp.exe? NDJSON in, the matching lines out, byte for byte. */
export async function filter({ detector, settings, say }) {
  const [floor, floorStream] = filters.floor();
  const ours = filters.ours(detector);
  const base = filters.parseAll;
  const contestants = [
    floor,
    floorStream,
    ...(ours ? [ours] : []),
    filters.indexOf,
    filters.regex,
    base,
    filters.parseEach,
  ];
  const section = { title: "Filter", tables: [], goals: [] };
  section.text = [
    "NDJSON in, the lines that are runs of mofcomp.exe out, untouched; the outputs are compared byte by byte (SHA-256).",
    "All go through web streams in chunks of 1 MiB, but for the floor, which is a plain loop.",
  ];
  for await (const { letters, mofcomp, input } of forFilter(settings)) {
    say(`filter: ${input.name}, ${MiB(input.bytes)} MiB`);
    const speeds = await rounds(contestants, input, settings.rounds);
    section.tables.push(speedTable(`${input.name}, ${MiB(input.bytes)} MiB`, speeds, base.name));
    section.goals.push(...goals(ours, floor, speeds, { letters, input, mofcomp }));
  }
  return section;
}
