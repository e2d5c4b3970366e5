import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { bin } from "../../scripts/lib/command.mjs";
import { at, root } from "../../scripts/lib/paths.mjs";

const folder = mkdtempSync(join(tmpdir(), "package-"));
after(() => rmSync(folder, { recursive: true }));

const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32" };
const pack = (...args) => JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", ...args], options))[0];

/** A project of a user's: an empty folder in which the package lies under its name. */
function project(name) {
  const modules = join(folder, name, "node_modules");
  mkdirSync(modules, { recursive: true });
  return { here: join(folder, name), home: join(modules, "mofcomp-detector") };
}

const USE = `
  import { readFileSync } from "node:fs";
  import { fileURLToPath } from "node:url";
  import { createDetector, createDetectorSync } from "mofcomp-detector";
  const wasm = fileURLToPath(import.meta.resolve("mofcomp-detector/mofcomp_detector.wasm"));
  const detectors = [await createDetector(), createDetectorSync(new WebAssembly.Module(readFileSync(wasm)))];
  console.log(detectors.map((detector) => detector.scan("{}").summary.records).join());
`;

function useIt(here) {
  writeFileSync(join(here, "use.mjs"), USE);
  return execFileSync(process.execPath, ["use.mjs"], { cwd: here, encoding: "utf8" }).trim();
}

test("the tarball holds the wasm, the wrapper, its types and the papers, nothing else", () => {
  assert.deepEqual(
    pack("--dry-run").files.map(({ path }) => path),
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/cli.js",
      "dist/custom-elements.json",
      "dist/edge-worker.js",
      "dist/edge.js",
      "dist/element-samples.js",
      "dist/element.js",
      "dist/index.js",
      "dist/licenses/get-east-asian-width.txt",
      "dist/node.js",
      "dist/types/detector/errors.d.ts",
      "dist/types/detector/generated/types.d.ts",
      "dist/types/detector/index.d.ts",
      "dist/types/detector/types.d.ts",
      "dist/types/detector/worker.d.ts",
      "dist/types/edge/edge-settings.d.ts",
      "dist/types/edge/handler.d.ts",
      "dist/types/edge/index.d.ts",
      "dist/types/edge/worker.d.ts",
      "dist/types/element/index.d.ts",
      "dist/types/element/react.d.ts",
      "dist/types/element/types.d.ts",
      "dist/types/wasm/index.d.ts",
      "dist/wasm-fetch.js",
      "dist/wasm-file.js",
      "dist/wasm-import.js",
      "dist/worker-node.js",
      "dist/worker.js",
      "dist/workerd.js",
      "package.json",
      "pkg/mofcomp_detector_bg.wasm",
    ],
  );
});

test("the tarball, unpacked, works by its name", () => {
  const { here, home } = project("unpacked");
  const { filename } = pack("--pack-destination", folder);
  mkdirSync(home);
  execFileSync("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", home]);
  assert.equal(useIt(here), "1,1");
});

test("a folder that links to the clone imports it by its name", () => {
  const { here, home } = project("linked");
  symlinkSync(root, home, "junction");
  assert.equal(useIt(here), "1,1");
});

test("the types hold for users of both ways of resolving modules, and without the types of a browser", () => {
  const { here, home } = project("typed");
  symlinkSync(root, home, "junction");
  writeFileSync(join(here, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(here, "use.ts"),
    `import { createDetector, type Finding, type Report } from "mofcomp-detector";
     using detector = await createDetector({ exceptions: [{ name: "a", when: [{ field: "host", op: "is", value: "b" }] }] });
     const report: Report = detector.scan(new Uint8Array());
     export const first: Finding | undefined = report.findings[0];
     // @ts-expect-error No such option: the types say so.
     await createDetector({ exception: [] });`,
  );
  const strict = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--target",
    "es2022",
    "--types",
    "",
  ];
  for (const [module, resolution, lib] of [
    ["nodenext", "nodenext", "es2022,dom,esnext.disposable"],
    ["esnext", "bundler", "es2022,dom,esnext.disposable"],
    ["nodenext", "nodenext", "es2020"],
  ]) {
    const how = ["--module", module, "--moduleResolution", resolution, "--lib", lib];
    const { status, stdout } = spawnSync(bin("tsc"), [...strict, ...how, "use.ts"], { ...options, cwd: here });
    assert.equal(status, 0, `${resolution}, ${lib}: ${stdout}`);
  }
});

test("nothing runs when the package is installed, and it depends on nothing", () => {
  const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
  for (const name of ["preinstall", "install", "postinstall", "prepare"])
    assert.equal(manifest.scripts[name], undefined);
});

for (const file of ["package-lock.json", "tests/package/package-lock.json"]) {
  test(`${file} names no registry`, () => {
    const { packages } = JSON.parse(readFileSync(at(file), "utf8"));
    assert.deepEqual(
      Object.values(packages).filter(({ resolved }) => resolved),
      [],
    );
  });
}

test("the module tells nothing about the machine that built it", () => {
  const text = readFileSync(at("pkg/mofcomp_detector_bg.wasm"), "latin1");
  for (const path of [root, homedir(), "registry/src"]) assert.equal(text.includes(path), false, path);
});
