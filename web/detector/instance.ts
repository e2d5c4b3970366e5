import { DetectorError, type ErrorCode } from "./errors.js";
import { createGlue, type Glue } from "./generated/glue.js";
import type { Settings } from "./options.js";
import type { Core } from "./scan.js";

/**
 * A detector of the core, in an instance of the module that nobody shares.
 *
 * After a trap (a panic, an overflown stack, no memory left) the memory of an instance is in no known state. It is dropped
 * with everything in it, and the next call gets a new one. Whatever was opened on the old core must not be used with the
 * new one: it holds the core that it was opened on, and `run` hands out the present one to compare.
 */
export class Instance {
  readonly #module: WebAssembly.Module;
  readonly #settings: Settings;
  #core: Core | undefined;

  /** @throws {DetectorError} `invalid_option`, `invalid_input` when the module is not ours, `internal`. */
  constructor(module: WebAssembly.Module, settings: Settings) {
    this.#module = module;
    this.#settings = settings;
    this.run(() => undefined);
  }

  /** Whether that core is the present one. */
  holds(core: Core): boolean {
    return this.#core === core;
  }

  /** Calls into the core, and tells its refusals from traps. */
  run<T>(call: (core: Core) => T): T {
    try {
      this.#core ??= start(this.#module, this.#settings);
      return call(this.#core);
    } catch (error) {
      if (error instanceof DetectorError) throw error;
      if (isRefusal(error)) throw new DetectorError(error.code, error.message);
      this.#core = undefined;
      throw new DetectorError(
        "internal",
        "The detector broke down on this call; the next one gets a fresh start. This is a bug in mofcomp-detector, or " +
          "memory ran out: see `cause`.",
        { cause: error },
      );
    }
  }
}

function start(module: WebAssembly.Module, { core, debug }: Settings): Core {
  let glue: Glue;
  try {
    glue = createGlue(module);
  } catch (cause) {
    // No memory for one more instance is a RangeError. All else means that the module and the glue do not fit.
    if (cause instanceof RangeError) throw cause;
    throw new DetectorError(
      "invalid_input",
      "This WebAssembly module is not the one that belongs to this version of mofcomp-detector.",
      { cause },
    );
  }
  return new glue.WasmDetector(core, debug);
}

const CODES: ReadonlySet<unknown> = /* @__PURE__ */ new Set<ErrorCode>([
  "unsupported",
  "invalid_input",
  "invalid_option",
  "aborted",
  "freed",
  "internal",
]);

/** The core's own refusal, as the boundary throws it: an `Error` with one of our codes. Anything else is a trap. */
function isRefusal(error: unknown): error is Error & { code: ErrorCode } {
  return error instanceof Error && "code" in error && CODES.has(error.code);
}
