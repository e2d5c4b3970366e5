import assert from "node:assert/strict";
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import * as esbuild from "esbuild";
import * as vite from "vite";
import { serve } from "../../scripts/serve.mjs";
import { outputOf } from "../lib/browser.mjs";
import { expected, FILES, makeProject, write } from "./lib/project.mjs";

const webpack = createRequire(import.meta.url)("webpack");
const page = (src) =>
  `<!doctype html><meta charset="utf-8"><output></output><script type="module" src="${src}"></script>`;
const PAGE = `import { scanAll } from "./scan.mjs";
import { scanLarge } from "./large.mjs";
import "mofcomp-detector/element";

async function scanByElement() {
  const element = document.createElement("mofcomp-detector");
  element.setAttribute("sample", "sysmon");
  element.setAttribute("loading", "eager");
  const scanned = new Promise((resolve) => element.addEventListener("scan", resolve));
  document.body.append(element);
  return (await scanned).detail.findings.length;
}

const shown = async () => (await scanAll()) + "\\n" + (await scanByElement());
const scan = location.search === "?large" ? scanLarge : shown;
document.querySelector("output").textContent = await scan().catch((error) => error.stack);`;

const project = makeProject({ ...FILES, "page.mjs": PAGE, "index.html": page("./page.mjs") });
const want = `${await expected()}\n1`;

async function shows(context, folder, path = "") {
  const site = await serve({ "/": folder });
  context.after(() => site.close());
  assert.equal(await outputOf(site.url + path), want);
  assert.equal(await outputOf(`${site.url + path}?large`), "2,true");
  return site.requests.map(({ url }) => url);
}

test("what Vite builds runs in a browser", async (context) => {
  await vite.build({ root: project, base: "./", logLevel: "error", build: { outDir: "vite", target: "es2022" } });
  await shows(context, join(project, "vite"));
});

/** What Vite, by Rolldown, makes of a file of the project: the script, without files that it would ask for. */
async function bundledByVite(source) {
  write(project, { "part.mjs": source });
  const lib = { entry: "part.mjs", formats: ["es"] };
  const [{ output }] = await vite.build({ root: project, logLevel: "error", build: { write: false, lib } });
  return output[0].code.trim();
}

test("Vite drops what is not used", async () => {
  for (const part of ["", "/wasm", "/edge"])
    assert.equal(await bundledByVite(`import * as unused from "mofcomp-detector${part}";`), "", part);
  const error = await bundledByVite('export { DetectorError } from "mofcomp-detector";');
  assert.match(error, /extends Error/);
  assert.doesNotMatch(error, /WebAssembly|\.wasm|TextEncoder/);
});

test("Vite's development server serves it", async (context) => {
  const server = await vite.createServer({ root: project, logLevel: "error", server: { host: "127.0.0.1" } });
  context.after(() => server.close());
  await server.listen();
  assert.equal(await outputOf(server.resolvedUrls.local[0]), want);
});

test("what webpack builds runs in a browser", async (context) => {
  const output = { path: join(project, "webpack"), filename: "page.js" };
  const stats = await promisify(webpack)({
    mode: "production",
    performance: false,
    context: project,
    entry: "./page.mjs",
    output,
  });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).warnings, []);
  assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, []);
  write(project, { "webpack/index.html": page("./page.js") });
  await shows(context, output.path);
});

test("what esbuild builds runs in a browser, with the module and the worker copied to where README says", async (context) => {
  const entryPoints = [join(project, "page.mjs")];
  const outdir = join(project, "esbuild", "js");
  await esbuild.build({ entryPoints, outdir, bundle: true, format: "esm", logLevel: "error" });
  mkdirSync(join(project, "esbuild", "pkg"));
  const wasm = "pkg/mofcomp_detector_bg.wasm";
  copyFileSync(join(project, "node_modules/mofcomp-detector", wasm), join(project, "esbuild", wasm));
  copyFileSync(join(project, "node_modules/mofcomp-detector/dist/worker.js"), join(project, "esbuild/js/worker.js"));
  write(project, { "esbuild/index.html": page("./js/page.js") });
  await shows(context, join(project, "esbuild"));
});

test("a plain script in a page runs it from plain files, and asks for nothing else", async (context) => {
  const files = "./node_modules/mofcomp-detector/dist";
  const names = {
    "mofcomp-detector": `${files}/index.js`,
    "mofcomp-detector/wasm": `${files}/wasm-fetch.js`,
    "mofcomp-detector/element": `${files}/element.js`,
  };
  const map = `<script type="importmap">${JSON.stringify({ imports: names })}</script>`;
  write(project, { "plain.html": page("./page.mjs").replace("<output>", `${map}<output>`) });
  const requests = await shows(context, project, "plain.html");
  const ours = requests.filter((url) => url.includes("node_modules"));
  assert.deepEqual(ours.map((url) => url.split("/").pop()).sort(), [
    "element-samples.js",
    "element.js",
    "element.js",
    "index.js",
    "index.js",
    "mofcomp_detector_bg.wasm",
    "mofcomp_detector_bg.wasm",
    "mofcomp_detector_bg.wasm",
    "mofcomp_detector_bg.wasm",
    "mofcomp_detector_bg.wasm",
    "wasm-fetch.js",
    "wasm-fetch.js",
    "worker.js",
    "worker.js",
  ]);
});
