import { Assembler } from "./assemble.js";
import type { Glue } from "./generated/glue.js";
import type { Shift } from "./items.js";
import type { Report } from "./types.js";

export type Core = InstanceType<Glue["WasmDetector"]>;

/** Calls into the present core of a detector. */
export type Run = <T>(call: (core: Core) => T) => T;

/** What a scan leaves behind that others go on with. */
export interface Left {
  readonly assembler: Assembler;
  readonly before: Shift;
}

/** One scan on one core. What is found leaves the core at once, so that its memory does not grow with it. */
export class Scan {
  readonly #core: Core;
  readonly #scanner: ReturnType<Core["scanner"]>;
  readonly #batches: string[] = [];
  readonly #assembler = new Assembler();

  constructor(core: Core) {
    this.#core = core;
    this.#scanner = core.scanner(this.#batches);
  }

  /** Takes the next bytes, at most 1 MiB. */
  feed(piece: Uint8Array): void {
    this.#scanner.feed(piece);
    this.#take();
  }

  get records(): number {
    return this.#scanner.records();
  }

  get findings(): number {
    return this.#assembler.findings;
  }

  /**
   * If what was fed ends where the input can be taken apart: ends here, and gives away what it found, for what follows to be
   * added. Nothing can be called after that.
   */
  leave(): Left | undefined {
    const lines = this.#scanner.seam();
    if (lines === undefined) return undefined;
    const records = this.#scanner.records();
    this.#assembler.count(this.#scanner.finish());
    this.#take();
    return { assembler: this.#assembler, before: { lines, records } };
  }

  /** Ends the input. Nothing can be called after it. */
  finish(): Report {
    return this.#report(this.#scanner.finish());
  }

  /** Ends the scan before the end of the input: the report so far. Nothing can be called after it. */
  stop(): Report {
    return this.#report(this.#scanner.stop());
  }

  /** Gives up. Nothing can be called after it. */
  free(): void {
    this.#scanner.free();
  }

  #report(counts: string): Report {
    this.#take();
    this.#assembler.count(counts);
    return this.#assembler.finish(this.#core);
  }

  #take(): void {
    for (const batch of this.#batches.splice(0)) this.#assembler.take(batch, this.#core);
  }
}
