import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at } from "./paths.mjs";

const WASM = "mofcomp_detector_bg.wasm";

/** What the worker is deployed with, and so what it runs with here: see web/edge/wrangler.jsonc. */
function compatibility() {
  const text = readFileSync(at("web/edge/wrangler.jsonc"), "utf8");
  return {
    compatibilityDate: /"compatibility_date": "([\d-]+)"/.exec(text)[1],
    compatibilityFlags: JSON.parse(/"compatibility_flags": (\[.*\])/.exec(text)[1]),
  };
}

/**
 * A bundled worker on real workerd, on this machine alone. `bindings` are its settings and secrets.
 *
 * @param {string} script
 * @param {Record<string, string>} bindings
 * @param {number} [port] 0 takes any free one
 */
export async function workerd(script, bindings, port = 0) {
  const { Miniflare, Log, LogLevel } = await import("miniflare");
  const host = new Miniflare({
    ...compatibility(),
    modules: [
      { type: "ESModule", path: at(script) },
      { type: "CompiledWasm", path: join(at(dirname(script)), WASM) },
    ],
    modulesRoot: at(dirname(script)),
    bindings,
    // Nothing here asks who calls from where, and so nothing is fetched to tell it.
    cf: false,
    host: "127.0.0.1",
    port,
    log: new Log(LogLevel.WARN),
  });
  const url = await host.ready;
  return { url: url.href, close: () => host.dispose() };
}
