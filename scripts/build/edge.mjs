import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { at } from "../lib/paths.mjs";
import { step } from "../lib/say.mjs";
import { hashOf, stamp } from "./stamp.mjs";

const WASM = "pkg/mofcomp_detector_bg.wasm";

const sources = () => [
  ...readdirSync(at("web/edge"))
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => `web/edge/${name}`),
  ...["web/detector", WASM, "package-lock.json", "scripts/build/edge.mjs"],
];

// workerd takes the compiled module from beside the script.
const besideIt = {
  name: "module beside the script",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true })),
};

/** One file for workerd or any other host out of an entry, and the module beside it. */
export async function bundleEdge(entry, outfile) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: at(),
    entryPoints: [entry],
    outfile,
    plugins: [besideIt],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["node:*"],
    logLevel: "warning",
  });
  mkdirSync(at(dirname(outfile)), { recursive: true });
  copyFileSync(at(WASM), join(at(dirname(outfile)), basename(WASM)));
}

/** The worker in `web/edge/dist/`, ready to run or to deploy; skipped while no input has changed. */
export async function buildEdge() {
  const { fresh, save } = stamp("edge", hashOf(sources()), ["web/edge/dist"]);
  await step({
    name: "web/edge/dist/ (the edge worker)",
    why: "esbuild bundles it for workerd, the module beside it",
    done: () => (fresh() ? "up to date" : undefined),
    run: async () => {
      rmSync(at("web/edge/dist"), { recursive: true, force: true });
      await bundleEdge("web/edge/worker.ts", "web/edge/dist/worker.js");
      save();
    },
    mend: "npm run build",
  });
}
