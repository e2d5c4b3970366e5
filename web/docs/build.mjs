// Builds the documentation: Markdown in, plain files out, which any server or folder can hold.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { loadPages } from "./src/pages.mjs";
import { renderPage } from "./src/template.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package's own files, laid out as in the package, so that the element finds its module by itself. */
const PACKAGE = ["dist/element.js", "dist/element-samples.js", "pkg/mofcomp_detector_bg.wasm"];

async function bundle(out) {
  await build({
    absWorkingDir: here("../.."),
    entryPoints: { site: "web/docs/src/site.ts", style: "web/docs/src/site.css" },
    outdir: `${out}/assets`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["./package/*"],
    legalComments: "none",
    logLevel: "warning",
  });
}

/**
 * Builds the site.
 * @param {{ out?: string }} [options] the folder to write.
 * @returns {Promise<string>} the folder written.
 */
export async function buildDocs({ out = here("dist") } = {}) {
  const pages = await loadPages();
  await rm(out, { recursive: true, force: true });
  await mkdir(`${out}/assets`, { recursive: true });
  await bundle(out);
  for (const file of PACKAGE) await cp(here(`../../${file}`), `${out}/assets/package/${file}`);
  for (const page of pages) await writeFile(`${out}/${page.file}`, renderPage(page, pages));
  await writeFile(`${out}/security-4688.ndjson`, await readFile(here("../page/samples/security-4688.log")));
  return out;
}
