import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { run } from "./lib/command.mjs";
import { at } from "./lib/paths.mjs";
import { main } from "./lib/say.mjs";
import { setUpPackageTools } from "./setup/node.mjs";

const TOOLS = at("tests/package");

/** The source of each export's types; one page each. */
function entries() {
  const { exports } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const types = new Set(Object.values(exports).flatMap((target) => target.types ?? []));
  const sources = [...types].map((file) => at(file.replace("./dist/types/", "web/")));
  return sources.map((file) => (existsSync(file) ? file : file.replace(".d.ts", ".ts")));
}

/**
 * Writes the reference of the public API into a folder, from the doc comments in the source. A comment that is
 * missing, or whose link leads nowhere, is a failure.
 */
export async function writeReference(out) {
  const typedoc = `${TOOLS}/node_modules/typedoc/bin/typedoc`;
  const pages = entries().flatMap((file) => ["--entryPoints", file]);
  const json = ["--json", `${out}.json`];
  // TypeDoc empties the folder itself, and only when it has something to put there.
  await run(
    process.execPath,
    [typedoc, "--options", `${TOOLS}/typedoc.json`, "--logLevel", "Warn", "--out", out, ...json, ...pages],
    {
      NODE_PATH: `${TOOLS}/node_modules`,
    },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await build();
    await setUpPackageTools();
    await writeReference(at("docs/api"));
    rmSync(at("docs/api.json"));
  });
}
