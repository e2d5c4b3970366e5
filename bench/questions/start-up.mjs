import { child } from "../lib/child.mjs";
import { figure, goal } from "../lib/figures.mjs";
import { summary } from "../lib/stats.mjs";

const STEPS = [
  ["import of the package's JavaScript", ({ imported }) => imported],
  ["compilation of the module (`WebAssembly.compile`, once a process)", ({ compiled }) => compiled],
  ["`createDetectorSync(module)`: a new instance", ({ instantiated }) => instantiated],
  ["instance and first finding, the module being compiled", ({ found }) => found],
  ["compilation, instance and first finding", ({ compiled, found }) => compiled + found],
  ["the same event once more", ({ second }) => second],
];

/** How long until the first finding? Milliseconds. */
export async function startUp({ settings, say }) {
  const count = settings.quick ? 5 : 15;
  say(`start-up: ${count} fresh processes`);
  const runs = [];
  for (let run = 0; run < count; run++) runs.push(await child("start-up"));
  const rows = STEPS.map(([what, of]) => {
    const { median, least, most } = summary(runs.map(of));
    return [what, figure(median), `${figure(least)} to ${figure(most)}`];
  });
  const got = summary(runs.map(({ found }) => found)).median;
  return {
    title: "Start-up",
    text: [
      `Medians of ${count} fresh Node.js processes; one Sysmon event of a mofcomp run is scanned. The file is read before.`,
    ],
    tables: [{ head: ["step", "ms", "least to most"], rows }],
    goals: [goal("instance and first finding, module compiled", "one event", got, { most: 10, unit: " ms" })],
  };
}
