import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const path = (name) => fileURLToPath(new URL(`../children/${name}.mjs`, import.meta.url));

/** Runs one of `children/` in a fresh Node.js process. Its one line of JSON is the answer. */
export async function child(name, wanted = {}) {
  const { stdout } = await run(process.execPath, ["--expose-gc", path(name), JSON.stringify(wanted)]);
  return JSON.parse(stdout);
}
