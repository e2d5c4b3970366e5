import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { build } from "esbuild";
import { at } from "../../scripts/lib/paths.mjs";
import { packInto } from "./lib/project.mjs";

const folder = mkdtempSync(join(tmpdir(), "lint-"));
after(() => rmSync(folder, { recursive: true }));
const tarball = packInto(folder);

/** What may be downloaded to install the package. */
const MOST_BYTES = 400_000;

/** Runs the command of a package that was installed here. */
function tool(name, ...args) {
  const home = at("tests/package/node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const file = join(home, typeof bin === "string" ? bin : Object.values(bin)[0]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: at("tests/package"),
    encoding: "utf8",
  });
  return { status, stdout, text: stdout + stderr };
}

test("publint has nothing to say of the tarball", () => {
  const { status, text } = tool("publint", tarball, "--strict");
  assert.match(text, /All good!/);
  assert.equal(status, 0);
});

// The package has modules only: CommonJS gets it by `import()`, and resolution before Node 16 knows no `exports`.
test("its types are right for every way in which modules are resolved", () => {
  const { status, text } = tool("@arethetypeswrong/cli", tarball, "--profile", "esm-only", "--format", "ascii");
  assert.equal(status, 0, text);
});

test("no part is heavier than its limit", () => {
  const { status, stdout } = tool("size-limit", "--json");
  const parts = JSON.parse(stdout).map(({ name, size, sizeLimit, passed }) => ({ name, size, sizeLimit, passed }));
  for (const { name, size, sizeLimit } of parts) console.log(`  ${name}: ${size} of ${sizeLimit} bytes`);
  assert.ok(parts.length >= 2);
  assert.deepEqual(
    parts.filter(({ passed }) => !passed),
    [],
  );
  assert.equal(status, 0);
});

test("the tarball stays small", () => {
  const { size } = statSync(tarball);
  console.log(`  the tarball: ${size} of ${MOST_BYTES} bytes`);
  assert.ok(size <= MOST_BYTES, `${size}`);
});

/** What a bundle of one line of code holds. */
async function bundled(contents) {
  const stdin = { contents, resolveDir: at("tests"), loader: "ts" };
  const how = { bundle: true, write: false, minify: true, format: "esm", conditions: ["browser"], metafile: true };
  const { outputFiles } = await build({ stdin, ...how });
  return outputFiles[0].text;
}

test("bundlers drop what is not used", async () => {
  assert.equal(await bundled('import { DetectorError } from "mofcomp-detector";'), "");
  assert.equal(await bundled('import type { Report } from "mofcomp-detector"; export type Mine = Report;'), "");
  assert.equal(await bundled('import module from "mofcomp-detector/wasm";'), "");
  const error = await bundled('import { DetectorError } from "mofcomp-detector"; export { DetectorError };');
  assert.match(error, /class extends Error/);
  assert.doesNotMatch(error, /WebAssembly|\.wasm|TextEncoder/);
  assert.match(await bundled('export { createDetector } from "mofcomp-detector";'), /\.wasm/);
});

/** Every file that the manifest leads to, under whatever condition. */
const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));

test("every export leads to a file", () => {
  const { exports, types, bin } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const files = targets({ ...exports, types, ...bin });
  assert.ok(files.length > 10);
  assert.deepEqual(
    files.filter((file) => !existsSync(at(file))),
    [],
  );
});
