import { DetectorError } from "./errors.js";

/** The smallest module with a SIMD instruction: () => v128 { i32.const 0; i8x16.splat }. */
const SIMD = /* @__PURE__ */ new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

/** Refuses hosts that cannot run the module, before anything is loaded. */
export function checkSupport(): void {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.validate !== "function") {
    throw new DetectorError(
      "unsupported",
      "This host has no WebAssembly: it is switched off or too old. mofcomp-detector needs it.",
    );
  }
  if (!WebAssembly.validate(SIMD)) {
    throw new DetectorError(
      "unsupported",
      "This host's WebAssembly lacks SIMD. Chrome and Edge 91, Firefox 89, Safari 16.4 and Node 16.4 or newer have it.",
    );
  }
}

/** What went wrong when the module did not compile: the host's policy, or the file. */
export function explainCompileError(cause: unknown): DetectorError {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    return new DetectorError(
      "unsupported",
      "This host's policy forbids to compile WebAssembly. In a page, add 'wasm-unsafe-eval' to script-src of its Content-" +
        "Security-Policy; in an edge worker, import the .wasm file as a module and use createDetectorSync.",
      { cause },
    );
  }
  return new DetectorError("internal", "The WebAssembly file of mofcomp-detector is damaged or incomplete.", { cause });
}
