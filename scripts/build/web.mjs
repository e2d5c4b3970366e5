import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { bin, run } from "../lib/command.mjs";
import { at } from "../lib/paths.mjs";
import { step } from "../lib/say.mjs";
import { prune } from "./declarations.mjs";
import { buildElement, ELEMENT_SOURCES } from "./element.mjs";
import { hashOf, stamp } from "./stamp.mjs";

/** What the package exports, and its command: the file in `dist/` and its source; `exports` of package.json names them. */
const ENTRIES = {
  index: "web/detector/index.ts",
  node: "web/detector/node.ts",
  workerd: "web/detector/workerd.ts",
  worker: "web/detector/worker.ts",
  "worker-node": "web/detector/worker-node.ts",
  "wasm-file": "web/wasm/file.ts",
  "wasm-fetch": "web/wasm/index.ts",
  "wasm-import": "web/wasm/import.ts",
  edge: "web/edge/index.ts",
  "edge-worker": "web/edge/worker.ts",
  cli: "web/cli/main.ts",
};
const SCRIPTS = ["web", "declarations", "stamp"].map((name) => `scripts/build/${name}.mjs`);
/** The entries whose types users read, in `dist/types/`. */
const TYPES = [
  "detector/index",
  "detector/worker",
  "wasm/index",
  "edge/index",
  "edge/worker",
  "element/index",
  "element/react",
];
const SOURCES = [
  ...["web/detector", "web/wasm", "web/edge", "web/cli", ...ELEMENT_SOURCES],
  ...["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", ...SCRIPTS],
];
const PAGE = ["build.mjs", "src", "samples"].map((name) => `web/page/${name}`);
const PAGE_SOURCES = [...PAGE, "web/detector", "pkg/mofcomp_detector_bg.wasm", "package-lock.json", ...SCRIPTS];

/** Libraries whose code is in the bundles: their licences go with it. */
export const BUNDLED = ["get-east-asian-width"];

function copyLicense(name) {
  mkdirSync(at("dist/licenses"), { recursive: true });
  copyFileSync(at("node_modules", name, "license"), at("dist/licenses", `${name}.txt`));
}

/**
 * What an entry takes from another entry stays an import: one `DetectorError`, and no code twice in the package. The edge
 * asks for the package by its name, as its caller does, and so has the same build of it, and the module as its host has it.
 */
const SHARED = [
  { from: /web\/cli$/, what: /\/detector\/node\.js$/, to: "./node.js" },
  { from: /web\/edge$/, what: /\/detector\/(errors|load)\.js$/, to: "mofcomp-detector" },
  { from: /web\/edge$/, what: /\/handler\.js$/, to: "./edge.js", except: /index\.ts$/ },
  { from: /web\/edge$/, what: /\.wasm$/, to: "mofcomp-detector/wasm" },
  { from: /./, what: /\.wasm$/, to: "../pkg/mofcomp_detector_bg.wasm" },
];

const sharedEntries = {
  name: "shared entries",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path, resolveDir, importer }) => {
      const folder = resolveDir.replaceAll("\\", "/");
      const found = SHARED.find(
        ({ from, what, except }) => from.test(folder) && what.test(path) && !except?.test(importer),
      );
      return found && { path: found.to, external: true };
    }),
};

// The glue is bundled in; the module stays a file beside it, which hosts cache and compile as it streams in.
async function bundle() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: at(),
    entryPoints: ENTRIES,
    outdir: "dist",
    plugins: [sharedEntries],
    define: { PACKAGE_VERSION: JSON.stringify(JSON.parse(readFileSync(at("package.json"), "utf8")).version) },
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["node:*"],
    logLevel: "warning",
  });
}

/** The npm package's own JavaScript and types, in `dist/`; skipped while no input has changed. */
export async function buildWrapper() {
  const { fresh, save } = stamp("package", hashOf(SOURCES), ["dist"]);
  await step({
    name: "dist/ (the npm package)",
    why: "esbuild bundles the wrapper, tsc writes its types",
    done: () => (fresh() ? "up to date" : undefined),
    run: async () => {
      rmSync(at("dist"), { recursive: true, force: true });
      await bundle();
      await buildElement();
      chmodSync(at("dist/cli.js"), 0o755);
      for (const name of BUNDLED) copyLicense(name);
      await run(bin("tsc"), ["--project", "tsconfig.build.json"]);
      prune(
        at("dist/types"),
        TYPES.map((name) => at("dist/types", `${name}.d.ts`)),
      );
      save();
    },
    mend: "npm run build",
  });
}

/** The static page, in `web/page/dist/`; skipped while no input has changed. */
export async function buildPage() {
  const { fresh, save } = stamp("page", hashOf(PAGE_SOURCES), ["web/page/dist"]);
  await step({
    name: "web/page/dist/ (the page)",
    why: "esbuild bundles it into plain files for any static server",
    done: () => (fresh() ? "up to date" : undefined),
    run: async () => {
      const page = await import("../../web/page/build.mjs");
      await page.buildPage();
      save();
    },
    mend: "npm run build",
  });
}

const DOCS_SOURCES = [
  ...["build.mjs", "pages", "src", "signals.json"].map((name) => `web/docs/${name}`),
  ...[
    "tests/cases/docs",
    "web/element/README.md",
    "web/edge",
    "docs/api",
    "BENCHMARKS.md",
    "web/page/src",
    "web/page/samples",
    "dist",
    "pkg",
    ...SCRIPTS,
  ],
  "package-lock.json",
];

/** The documentation, in `web/docs/dist/`; skipped while no input has changed. */
export async function buildDocs() {
  const { fresh, save } = stamp("docs", hashOf(DOCS_SOURCES), ["web/docs/dist"]);
  await step({
    name: "web/docs/dist/ (the documentation)",
    why: "Markdown becomes plain files, and each demo the element",
    done: () => (fresh() ? "up to date" : undefined),
    run: async () => {
      const docs = await import("../../web/docs/build.mjs");
      await docs.buildDocs();
      save();
    },
    mend: "npm run docs",
  });
}
