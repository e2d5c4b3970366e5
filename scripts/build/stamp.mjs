import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { at, root } from "../lib/paths.mjs";

/** Every file at or below a path of the clone, sorted. */
function filesOf(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [at(path)];
  return readdirSync(at(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .sort();
}

/** A hash over files of the clone (names and contents) and whatever else decides the result. */
export function hashOf(paths, ...others) {
  const hash = createHash("sha256").update(JSON.stringify(others));
  for (const file of paths.flatMap(filesOf)) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * Remembers, in `.tools/`, from which inputs the outputs were made. `fresh` is true while neither the inputs nor the
 * outputs differ from what `save` saw.
 */
export function stamp(name, inputs, outputs) {
  const file = at(".tools", `${name}.stamp`);
  const now = () => `${inputs} ${hashOf(outputs)}\n`;
  return {
    fresh: () => existsSync(file) && readFileSync(file, "utf8") === now(),
    save: () => {
      mkdirSync(at(".tools"), { recursive: true });
      writeFileSync(file, now());
    },
  };
}
