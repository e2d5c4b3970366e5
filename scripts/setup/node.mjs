import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
function installed(folder) {
  const file = join(folder, "package-lock.json");
  const kept = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(at(kept))) return undefined;
  const have = packagesOf(kept);
  const want = Object.entries(packagesOf(file)).filter(([path]) => path !== "");
  const same = want.every(([path, { version, optional }]) =>
    have[path] ? have[path].version === version && existsSync(at(folder, path)) : optional,
  );
  return same ? `as ${file} says` : undefined;
}

// Under `npm run` npm says where it is itself; that is the same npm, and it needs no shell on Windows.
function npm(...args) {
  const self = process.env.npm_execpath;
  return self?.endsWith(".js")
    ? run(process.execPath, [self, ...args])
    : run(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

const packages = (name, why, folder) => {
  // No package needs its install script, so none gets to run one.
  const command = ["ci", "--ignore-scripts", ...(folder ? ["--prefix", folder] : [])];
  return step({
    name,
    why,
    done: () => installed(folder),
    run: () => npm(...command, "--no-audit", "--no-fund"),
    mend: `npm ${command.join(" ")}`,
  });
};

/** Node.js itself and the packages in node_modules. */
export async function setUpNode() {
  checkNode();
  const why = "esbuild, TypeScript, wasm-opt (binaryen) and the test tools, exactly as package-lock.json says";
  await packages("npm packages", why, "");
}

/** What only the tests of the finished package need, in a folder of its own: it is large, and `npm start` does without. */
export async function setUpPackageTools() {
  const why = "Node.js 20, 22 and 24, Deno, Bun, workerd, Vite, webpack and the package's linters: 1 GB, half a minute";
  await packages("hosts, bundlers and linters to try the package with", why, "tests/package");
}

/** React in two versions, which must not see each other. */
export async function setUpReact() {
  for (const version of ["18", "19"])
    await packages(`React ${version}`, "to try the element in", `tests/react/${version}`);
}
