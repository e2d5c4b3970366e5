import { generated, read } from "./input.mjs";

const FILTER = [
  { mix: "sysmon", mofcomp: 0.001, letters: "none" },
  { mix: "all", mofcomp: 0.001, letters: "record" },
  { mix: "sysmon", mofcomp: 0, letters: "none" },
  // Nothing is gained by a gate when every line is a run: a smaller input tells as much.
  { mix: "sysmon", mofcomp: 1, letters: "none", part: 8 },
];

const ACCOUNTING = [
  { mix: "sysmon", mofcomp: 0.001, letters: "none" },
  { mix: "sysmon", mofcomp: 0.001, letters: "chunk" },
  { mix: "all", mofcomp: 0.001, letters: "none" },
  { mix: "all", mofcomp: 0.001, letters: "record" },
];

const TREES = [{ mix: "sysmon", mofcomp: 0.001, letters: "none" }];

/** The inputs of a question, made one at a time: at the sizes of a full run they would not fit side by side. */
async function* inputs(sets, { data, described, file }) {
  for (const { part = 1, ...set } of described ? [data] : sets) {
    yield {
      letters: set.letters,
      mofcomp: set.mofcomp,
      input: generated({ ...data, ...set, bytes: Math.ceil(data.bytes / part) }),
    };
  }
  if (file) yield { letters: "real", input: await read(file) };
}

export const forFilter = (settings) => inputs(FILTER, settings);
export const forAccounting = (settings) => inputs(ACCOUNTING, settings);
// Their contestants know Sysmon's shapes alone.
export const forDuckDb = (settings) => inputs(TREES, { ...settings, described: false });
export const forNative = forDuckDb;
