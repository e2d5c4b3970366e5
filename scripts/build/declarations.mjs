import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const IMPORT = /\b(?:from|import\()\s*"(\.[^"]+)\.js"/g;

/** The declaration files that entries lead to, these first, each in the order in which it is first named. */
export function reachable(entries) {
  const found = new Set(entries);
  // A set that grows while it is walked is walked to its end.
  for (const file of found) {
    for (const [, target] of readFileSync(file, "utf8").matchAll(IMPORT))
      found.add(`${join(dirname(file), target)}.d.ts`);
  }
  return [...found];
}

/** Removes the declarations of inner modules: tsc writes one for each, and a user of the entries can see but a few. */
export function prune(folder, entries) {
  const keep = new Set(reachable(entries));
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  for (const file of all) if (file.endsWith(".d.ts") && !keep.has(file)) rmSync(file);
}
