import { setUpNode } from "./setup/node.mjs";
import { setUpRust } from "./setup/rust.mjs";
import { setUpWasmTools } from "./setup/wasm-tools.mjs";

/** Everything that the build needs; each step is skipped when already done. */
export async function setUp() {
  await setUpNode();
  await setUpRust();
  await setUpWasmTools();
}
