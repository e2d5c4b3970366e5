import { existsSync, readFileSync } from "node:fs";
import { run } from "../lib/command.mjs";
import { at } from "../lib/paths.mjs";
import { atLeast, pins } from "../lib/pins.mjs";
import { step, Trouble } from "../lib/say.mjs";

function checkNode() {
  const want = pins().node;
  if (!atLeast(process.versions.node, want)) {
    throw new Trouble(`Node.js ${process.versions.node} is too old: ${want} or newer is needed`, "nvm install --lts");
  }
  console.log(`✓ Node.js: ${process.versions.node}`);
}

const packagesOf = (file) => JSON.parse(readFileSync(at(file), "utf8")).packages;

/** npm keeps what it installed in a lock file of its own; a package for another platform is rightly absent there. */
function installed() {
  if (!existsSync(at("node_modules/.package-lock.json"))) return undefined;
  const have = packagesOf("node_modules/.package-lock.json");
  const want = Object.entries(packagesOf("package-lock.json")).filter(([path]) => path !== "");
  const same = want.every(([path, { version, optional }]) =>
    have[path] ? have[path].version === version && existsSync(at(path)) : optional,
  );
  return same ? "as package-lock.json says" : undefined;
}

// Under `npm run` npm says where it is itself; that is the same npm, and it needs no shell on Windows.
function npm(...args) {
  const self = process.env.npm_execpath;
  return self?.endsWith(".js")
    ? run(process.execPath, [self, ...args])
    : run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

/** Node.js itself and the packages in node_modules. */
export async function setUpNode() {
  checkNode();
  await step({
    name: "npm packages",
    why: "esbuild, TypeScript, wasm-opt (binaryen) and the test tools, exactly as package-lock.json says",
    done: installed,
    // No package needs its install script, so none gets to run one.
    run: () => npm("ci", "--ignore-scripts", "--no-audit", "--no-fund"),
    mend: "npm ci --ignore-scripts",
  });
}
