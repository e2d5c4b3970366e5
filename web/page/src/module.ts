import { byId } from "./dom.js";

/** Why there is no detector, in a sentence for the analyst. */
export class Unavailable extends Error {}

/** Compiles the detector once; every worker is given the module. Throws `Unavailable`. */
export async function compileModule(): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") {
    throw new Unavailable(
      "WebAssembly is switched off in this browser, and the detector is a WebAssembly module. Some policies and " +
        "hardened modes switch it off (Edge's enhanced security, Tor's safest level, lockdown mode): allow it for " +
        "this page, or open the page in another browser.",
    );
  }
  try {
    return await WebAssembly.compile(decode(byId("wasm", "script").text));
  } catch (error) {
    throw new Unavailable(
      `This browser could not load the detector: ${error instanceof Error ? error.message : String(error)}. ` +
        "It needs WebAssembly with SIMD: Chrome or Edge 91, Firefox 89, Safari 16.4 or newer.",
    );
  }
}

/** The page holds the module as base64: so it needs no connection to get it. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
