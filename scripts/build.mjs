import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildWasm } from "./build/wasm.mjs";
import { buildPage, buildWrapper } from "./build/web.mjs";
import { at } from "./lib/paths.mjs";
import { main } from "./lib/say.mjs";
import { setUp } from "./setup.mjs";

/** Set-up, the core as WebAssembly, the npm package, the page. */
export async function build() {
  await setUp();
  await buildWasm();
  await buildWrapper();
  if (existsSync(at("web/page/build.mjs"))) await buildPage();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(build);
