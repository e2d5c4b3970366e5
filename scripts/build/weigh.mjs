import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { at } from "../lib/paths.mjs";
import { main, Trouble } from "../lib/say.mjs";

/** What the module may weigh as a server sends it. */
const BUDGET_KB = 140;

const kb = (size) => `${(size / 1024).toFixed(1)} KB`;

/** Prints what the module weighs, and fails above its budget. */
export function weigh() {
  const bytes = readFileSync(at("pkg/mofcomp_detector_bg.wasm"));
  const gzip = gzipSync(bytes, { level: 9 }).length;
  const brotli = brotliCompressSync(bytes).length;
  console.log(`  wasm size: ${kb(bytes.length)} raw, ${kb(gzip)} gzip, ${kb(brotli)} brotli (budget ${BUDGET_KB} KB)`);
  if (brotli > BUDGET_KB * 1024) throw new Trouble(`The wasm module is ${kb(brotli)} as brotli, above its budget`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(weigh);
