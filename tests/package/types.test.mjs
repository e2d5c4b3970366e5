import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "../../scripts/lib/paths.mjs";
import { makeProject, write } from "./lib/project.mjs";

const EVERYWHERE = `
import { createDetector, createDetectorSync, DetectorError, type Finding, type Report } from "mofcomp-detector";
import { createHandler, type EdgeSettings } from "mofcomp-detector/edge";
import "mofcomp-detector/worker";
import module from "mofcomp-detector/wasm";

const detector = await createDetector({ exceptions: [{ name: "a", when: [{ field: "host", op: "is", value: "b" }] }] });
const report: Report = detector.scan(new Uint8Array());
export const first: Finding | undefined = report.findings[0];
export const none: Finding | null = createDetectorSync(module).score({});
export const code = (error: unknown) => (error instanceof DetectorError ? error.code : undefined);
async function* log() {
  yield new Uint8Array();
}
await detector.scanStream(log(), { workers: 2, onProgress: ({ bytes }) => void bytes });
createHandler(module, { AUTH_TOKEN: "secret" } satisfies EdgeSettings);
// @ts-expect-error A text is no stream.
await detector.scanStream("{}");
`;
const IN_PAGES = `
import type { MofcompDetectorElement } from "mofcomp-detector/element";
const element: MofcompDetectorElement = document.createElement("mofcomp-detector");
element.addEventListener("scan", ({ detail }) => detail.summary.records);
// @ts-expect-error There is no such sample.
element.sample = "nothing";
`;

const project = makeProject({ "everywhere.ts": EVERYWHERE, "pages.ts": IN_PAGES });
// The clone compiles with its successor.
const COMPILER = at("tests/package/node_modules/typescript/bin/tsc");
const RESOLUTIONS = [
  { module: "node16", moduleResolution: "node16" },
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];
const HOSTS = {
  "a page": { lib: ["es2022", "dom"], files: ["everywhere.ts", "pages.ts"] },
  "Node.js, without the types of a page": { lib: ["es2022"], types: ["node"], files: ["everywhere.ts"] },
};

for (const [host, { files, lib, types = [] }] of Object.entries(HOSTS)) {
  for (const resolution of RESOLUTIONS) {
    test(`the types hold in ${host}, strictly, by ${resolution.moduleResolution}`, async () => {
      const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true };
      const typeRoots = [at("node_modules/@types")];
      const compilerOptions = { ...strict, ...resolution, target: "es2022", lib, types, typeRoots };
      write(project, { "tsconfig.json": JSON.stringify({ compilerOptions, files }) });
      const done = promisify(execFile)(process.execPath, [COMPILER, "--project", "."], { cwd: project });
      assert.equal((await done.catch((error) => error)).stdout, "");
    });
  }
}
