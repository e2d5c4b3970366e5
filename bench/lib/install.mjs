import { existsSync, readFileSync } from "node:fs";
import { read, run } from "../../scripts/lib/command.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { step } from "../../scripts/lib/say.mjs";

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

function installed() {
  const lock = at("bench/node_modules/.package-lock.json");
  if (!existsSync(lock)) return undefined;
  const have = packagesOf(lock);
  const want = Object.entries(packagesOf(at("bench/package-lock.json"))).filter(([path]) => path !== "");
  const same = want.every(([path, { version, optional }]) => (have[path] ? have[path].version === version : optional));
  return same ? "as bench/package-lock.json says" : undefined;
}

function npm(...args) {
  const self = process.env.npm_execpath;
  return self?.endsWith(".js")
    ? run(process.execPath, [self, ...args])
    : run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

/** The packages that are compared with: apart from the project's own, as they are large. */
export const installContestants = () =>
  step({
    name: "contestants from npm",
    why: "DuckDB, about 200 MB in bench/node_modules",
    done: installed,
    run: () => npm("ci", "--prefix", "bench", "--ignore-scripts", "--no-audit", "--no-fund"),
    mend: "npm ci --prefix bench --ignore-scripts",
  });

/** The version of an installed contestant. */
export const versionOf = (name) => packagesOf(at("bench/package-lock.json"))[`node_modules/${name}`].version;

const NATIVE = "bench/native/Cargo.toml";

/** Where cargo leaves what it builds of a workspace; users may have set another folder. */
export function targetOf(manifest) {
  const found = read("cargo", ["metadata", "--manifest-path", manifest, "--format-version", "1", "--no-deps"]);
  return JSON.parse(found).target_directory;
}

/** Builds the native contestants. The answer is the folder of the programs. */
export async function buildNative() {
  console.log("• native contestants: cargo builds bench/native; the first time it takes a minute or two");
  // Not --locked: the lock file names the core's own dependencies as well, and those change without this folder.
  await run("cargo", ["build", "--release", "--manifest-path", NATIVE]);
  return `${targetOf(NATIVE)}/release`;
}
