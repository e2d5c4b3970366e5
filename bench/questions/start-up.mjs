import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { at } from "../../scripts/lib/paths.mjs";
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

// What the module weighed before it streamed, filtered and counted at this speed.
const BEFORE_KB = 125.3;
const GROWTH_KB = 15;

const moduleKb = () => brotliCompressSync(readFileSync(at("pkg/mofcomp_detector_bg.wasm"))).length / 1024;

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
  const weight = moduleKb();
  const got = summary(runs.map(({ found }) => found)).median;
  return {
    title: "Start-up",
    text: [
      `Medians of ${count} fresh Node.js processes; one Sysmon event of a mofcomp run is scanned. The file is read before.`,
    ],
    tables: [{ head: ["step", "ms", "least to most"], rows }],
    after: [`The module weighs ${weight.toFixed(1)} KB as brotli.\n`],
    goals: [
      goal("instance and first finding, module compiled", "one event", got, { most: 10, unit: " ms" }),
      goal("growth of the module, brotli", "since 125.3 KB", weight - BEFORE_KB, { most: GROWTH_KB, unit: " KB" }),
    ],
  };
}
