// Builds the workbench: one file, index.html, that any server, sub-path or file: address can serve as it is.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/*
 * The page may run its one script and its one style sheet, named by their hashes, and reach nothing at all: with 'self'
 * instead, a script or style address on its own host could still carry a log away. The worker is made from a blob so that
 * it inherits this policy (a worker with an address of its own would not). The WebAssembly module lies in the page as text.
 * Trusted types leave no way from a string to markup or script but the worker's one address.
 */
const policy = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${sha256(script)} 'wasm-unsafe-eval'`,
    `style-src ${sha256(style)}`,
    "img-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "connect-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types scan-worker",
  ].join("; ");

const ICON =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><rect x='1' y='1' width='22' height='22' rx='5' fill='#1f56c4'/>" +
  "<path d='M6 16.5V7.5l4 5 4-5v9M17.5 7.5v9' fill='none' stroke='#fff' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'/></svg>";

const COMMON = {
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  loader: { ".log": "text" },
  logLevel: "warning",
};

async function bundle(entry, plugins = []) {
  const { outputFiles } = await build({ ...COMMON, entryPoints: [here(entry)], plugins });
  return outputFiles[0].text.trim();
}

/** Resolves `virtual:scan-worker` to the bundled worker as a string. */
function workerText(text) {
  return {
    name: "scan-worker",
    setup(esbuild) {
      esbuild.onResolve({ filter: /^virtual:scan-worker$/ }, ({ path }) => ({ path, namespace: "worker" }));
      esbuild.onLoad({ filter: /.*/, namespace: "worker" }, () => ({ contents: text, loader: "text" }));
    },
  };
}

/** Puts the parts into their places. A part is text: `$` in it means nothing. */
function assemble(html, places) {
  return places.reduce((text, [place, part]) => {
    if (!text.includes(place)) throw new Error(`index.html no longer holds ${place}`);
    return text.replace(place, () => part);
  }, html);
}

/**
 * Builds the page.
 * @param {{ wasm?: string, out?: string }} [options] the WebAssembly module, and the folder to write.
 * @returns {Promise<string>} the folder written.
 */
export async function buildPage(options = {}) {
  const wasm = await readFile(options.wasm ?? here("../../pkg/mofcomp_detector_bg.wasm"));
  const out = options.out ?? here("dist");
  const worker = await bundle("src/worker/scan.worker.ts");
  const script = await bundle("src/main.ts", [workerText(worker)]);
  const style = await bundle("src/css/page.css");
  const html = assemble(await readFile(here("src/index.html"), "utf8"), [
    ['content=""', `content="${policy(script, style)}"`],
    ['href="data:,"', `href="data:image/svg+xml,${encodeURIComponent(ICON)}"`],
    ["<!-- style -->", `<style>${style}</style>`],
    [
      "<!-- script -->",
      `<script type="text/plain" id="wasm">${wasm.toString("base64")}</script>\n<script>${script}</script>`,
    ],
  ]);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/index.html`, html);
  return out;
}
