import * as filters from "../contestants/filters.mjs";
import { SPELLINGS } from "../data/spellings.mjs";

/** True when something comes out for this input; a contestant that fails on it has missed it as well. */
async function finds(contestant, bytes) {
  try {
    return (await contestant.run({ chunks: [new Uint8Array(bytes)] })).bytes > 0;
  } catch {
    return false;
  }
}

/** Who sees a run of mofcomp.exe however it is spelled? No clock here. */
export async function spellings({ detector }) {
  const scan = {
    name: "mofcomp-detector: scan",
    run: ({ chunks }) => ({ bytes: detector.scan(chunks[0]).findings.length }),
  };
  const contestants = [scan, filters.ours(detector), filters.indexOf, filters.regex, filters.parseAll];
  const rows = [];
  for (const { name, bytes } of SPELLINGS) {
    const cells = [];
    for (const contestant of contestants) cells.push((await finds(contestant, bytes)) ? "found" : "**missed**");
    rows.push([name, ...cells]);
  }
  return {
    title: "Who finds it however it is written",
    text: ["One run of mofcomp.exe per row. Speed means little to a search that misses it."],
    tables: [{ head: ["the run", ...contestants.map(({ name }) => name)], rows }],
  };
}
