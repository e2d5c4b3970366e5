import { child } from "../lib/child.mjs";
import { figure, goal, MiB } from "../lib/figures.mjs";
import { median } from "../lib/stats.mjs";

const WAYS = ["filter", "scanStream"];
const count = new Intl.NumberFormat("en-US");

// Bytes of a generated line; enough to ask for about so many findings.
const LINE = 1163;
const LARGEST_MIB = 16;

const stream = (settings, bytes, share) => ({
  ...settings.data,
  mix: "sysmon",
  letters: "none",
  bytes,
  mofcomp: share,
});

async function longStreams({ settings, say }) {
  const [rows, goals] = [[], []];
  const size = `${MiB(settings.memory)} MiB`;
  for (const way of WAYS) {
    for (const findings of [100, 100_000]) {
      say(`memory: ${way}, ${size}, about ${count.format(findings)} findings`);
      const wanted = stream(settings, settings.memory, Math.min(1, (findings * LINE) / settings.memory));
      const { sizes, rss, findings: found } = await child("memory", { way, wanted });
      rows.push([way, size, count.format(found), ...sizes.map(MiB), MiB(rss)]);
      const what = `peak WebAssembly memory of ${way}, ${count.format(found)} findings`;
      goals.push(goal(what, `${size} stream`, sizes.at(-1) / 1024 ** 2, { most: LARGEST_MIB, unit: " MiB" }));
    }
  }
  const head = ["way", "stream", "findings", "wasm MiB after 1/4", "1/2", "3/4", "at the end", "peak RSS MiB"];
  return { table: { caption: "Memory of one stream", head, rows }, goals };
}

async function growth({ settings, say }) {
  const rows = [];
  for (const way of WAYS) {
    for (const part of [100, 10, 1]) {
      const wanted = stream(settings, Math.ceil(settings.data.bytes / part), 0.001);
      say(`memory: ${way}, ${MiB(wanted.bytes)} MiB`);
      const runs = [];
      for (let run = 0; run < (part === 1 ? 1 : 3); run++)
        runs.push(await child("memory", { way, wanted, held: true }));
      const events = Math.round(wanted.bytes / LINE);
      const ns = median(runs.map(({ ms }) => (ms * 1e6) / events));
      rows.push([way, count.format(events), figure(ns), MiB(runs[0].sizes.at(-1))]);
    }
  }
  const head = ["way", "events, about", "ns per event", "wasm MiB"];
  return { caption: "Cost per event as events grow 10x and 100x, in a process each that has warmed up", head, rows };
}

/** What does a long stream cost in memory, and does an event cost the same in a long one? */
export async function memory(context) {
  const { table, goals } = await longStreams(context);
  return {
    title: "Memory and growth",
    text: [
      "Generated Sysmon lines, made while they are read, in a fresh Node.js process each. The sizes are those of every WebAssembly memory that the package makes (one never shrinks, so the last is the peak); RSS is the whole process: Node.js, the generator and, for scanStream, the report.",
    ],
    tables: [table, await growth(context)],
    goals,
  };
}
