import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { at } from "../lib/paths.mjs";

/** What the element is built from, beside the wrapper. */
export const ELEMENT_SOURCES = ["web/element", "web/page/src", "web/page/samples", "scripts/build/element.mjs"];

const TOKEN = /^ {2}--([\w-]+): (.+);$/gm;

/**
 * The page's colours for a shadow tree. Each can be overridden from outside under its name with `--mofcomp-` before it, and
 * where the page declares its own colour scheme, the element follows it.
 */
export function hostTokens(css) {
  return css
    .replace(TOKEN, (_, name, value) => `  --${name}: var(--mofcomp-${name}, ${value});`)
    .replace("  color-scheme: light dark;\n", "")
    .replace(/:root(?:\[data-(theme="\w+")\])?/g, (_, theme) => (theme ? `:host([${theme}])` : ":host"));
}

/** Answers `virtual:…` imports with texts. */
const virtual = (texts, loader) => ({
  name: "virtual",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: "virtual" }));
    onLoad({ filter: /.*/, namespace: "virtual" }, ({ path }) => ({ contents: texts[path], loader }));
  },
});

/** The samples are a file of their own, which few pages ask for. */
const samplesApart = {
  name: "samples apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/samples\.js$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./element-samples.js", external: true } : undefined,
    ),
};

const common = { absWorkingDir: at(), bundle: true, minify: true, legalComments: "none", logLevel: "warning" };

async function styleText(build) {
  const tokens = hostTokens(readFileSync(at("web/page/src/css/tokens.css"), "utf8"));
  const { outputFiles } = await build({
    ...common,
    entryPoints: ["web/element/css/element.css"],
    write: false,
    plugins: [virtual({ "virtual:tokens": tokens }, "css")],
  });
  return outputFiles[0].text.trim();
}

/** The manifest for editors and for makers of documentation. */
const copyManifest = () => copyFileSync(at("web/element/custom-elements.json"), at("dist/custom-elements.json"));

// tsc copies no declarations that are written by hand, and those for React lean on packages that only a user of it has.
function copyTypes() {
  mkdirSync(at("dist/types/element"), { recursive: true });
  const text = readFileSync(at("web/element/react.d.ts"), "utf8");
  writeFileSync(at("dist/types/element/react.d.ts"), text.replace(/^\/\/ biome-ignore.*\n/m, ""));
}

/** `<mofcomp-detector>` into `dist/`: one script, its samples, its types. */
export async function buildElement() {
  const { build } = await import("esbuild");
  await build({
    ...common,
    entryPoints: { element: "web/element/index.ts", "element-samples": "web/element/samples.ts" },
    outdir: "dist",
    format: "esm",
    target: "es2022",
    loader: { ".log": "text" },
    plugins: [samplesApart, virtual({ "virtual:element-style": await styleText(build) }, "text")],
  });
  copyTypes();
  copyManifest();
}
