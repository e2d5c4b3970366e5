import { fileURLToPath } from "node:url";
import { buildWasm } from "./build/wasm.mjs";
import { buildPage, buildWrapper } from "./build/web.mjs";
import { weigh } from "./build/weigh.mjs";
import { main } from "./lib/say.mjs";
import { setUp } from "./setup.mjs";

/** Set-up, the core as WebAssembly, the npm package, the page. */
export async function build() {
  await setUp();
  await buildWasm();
  await buildWrapper();
  await buildPage();
}

// The weight comes last: a module that is too large is still built whole, for whoever wants to find out why.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await build();
    weigh();
  });
}
