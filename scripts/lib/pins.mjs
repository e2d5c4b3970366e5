import { readFileSync } from "node:fs";
import { at } from "./paths.mjs";
import { Trouble } from "./say.mjs";

/** The one place where each version is written down is the manifest that uses it; wasm-pack has none, so it stands here. */
const WASM_PACK = "0.15.1";

function find(file, pattern) {
  const found = pattern.exec(readFileSync(at(file), "utf8"));
  if (!found) throw new Trouble(`${file} no longer holds ${pattern}`);
  return found[1];
}

/** Versions that the set-up brings or asks for. */
export const pins = () => ({
  node: find("package.json", /"node": ">=(\d+)"/),
  rust: find("Cargo.toml", /^rust-version = "([\d.]+)"/m),
  wasmPack: WASM_PACK,
  wasmBindgen: find("crate/Cargo.toml", /^wasm-bindgen = \{ version = "=([\d.]+)"/m),
  binaryen: find("package.json", /"binaryen": "([\d.]+)"/),
});

/** True when the dotted version `have` is `want` or newer. */
export function atLeast(have, want) {
  const [a, b] = [have, want].map((version) => version.split(".").map(Number));
  const differs = b.findIndex((part, index) => (a[index] ?? 0) !== part);
  return differs === -1 || (a[differs] ?? 0) > b[differs];
}
