import { rmSync } from "node:fs";
import { bin, run } from "../lib/command.mjs";
import { at } from "../lib/paths.mjs";
import { step } from "../lib/say.mjs";
import { prune } from "./declarations.mjs";
import { hashOf, stamp } from "./stamp.mjs";

const ENTRIES = ["index", "node"];
const SCRIPTS = ["web", "declarations", "stamp"].map((name) => `scripts/build/${name}.mjs`);
const SOURCES = ["web/detector", "package-lock.json", "tsconfig.json", "tsconfig.build.json", ...SCRIPTS];
const PAGE = ["build.mjs", "src", "samples"].map((name) => `web/page/${name}`);
const PAGE_SOURCES = [...PAGE, "web/detector", "pkg/mofcomp_detector_bg.wasm", "package-lock.json", ...SCRIPTS];

// The glue is bundled in; the module stays a file beside it, which hosts cache and compile as it streams in.
async function bundle() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: at(),
    entryPoints: ENTRIES.map((name) => `web/detector/${name}.ts`),
    outdir: "dist",
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
      await run(bin("tsc"), ["--project", "tsconfig.build.json"]);
      prune(at("dist"), at("dist/index.d.ts"));
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
