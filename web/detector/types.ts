import type { Finding, Options, Report, RuleInfo } from "./generated/types.js";

export type * from "./generated/types.js";

/** `WebAssembly.Module`, also in a project whose `lib` does not know WebAssembly (Node without "dom"). */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : object;

/**
 * How to scan. All are optional; an unknown or wrong one is an `invalid_option` error that says what would be right.
 *
 * @example
 * const detector = await createDetector({
 *   exceptions: [{ name: "SCCM repairs WMI", when: [{ field: "parent.name", op: "is", value: "ccmexec.exe" }] }],
 *   maxRecordBytes: 1024 * 1024,
 * });
 */
export interface DetectorOptions extends Options {
  /** Prints panics of the core to the console. Their messages can quote the log: off unless you ask. */
  debug?: boolean;
}

/** Finds and scores mofcomp.exe runs. Holds about 1 MiB of WebAssembly memory of its own until it is freed. */
export interface Detector extends Disposable {
  /**
   * Scans one whole input: any log that the README lists, wrapped as it came. Returns when all is read; large inputs belong
   * in a worker. Memory: the longest record and the findings; the input is read in pieces and never copied as a whole.
   *
   * @param input Text, or bytes in UTF-8 or UTF-16. Nothing keeps or changes it.
   * @returns The report, with every record accounted for. Bad records are `problems`, never errors.
   * @throws {DetectorError} `invalid_input` when it is neither text nor bytes, `freed`, `internal`.
   * @example
   * const { findings, summary } = detector.scan(await file.arrayBuffer());
   */
  scan(input: string | Uint8Array | ArrayBuffer): Report;

  /**
   * Judges one parsed event.
   *
   * @param event An object as `JSON.parse` gives it; a BigInt keeps all its digits.
   * @returns The finding, or null when the event is no mofcomp start.
   * @throws {DetectorError} `invalid_input` when it is no plain object or cannot be written as JSON, `freed`, `internal`.
   * @example
   * const finding = detector.score({ EventID: 1, Image: "C:\\Windows\\System32\\wbem\\mofcomp.exe", ... });
   * if (finding && finding.score >= 48) alert(finding);
   */
  score(event: object): Finding | null;

  /** The facts of both published rules, Splunk first. Frozen. */
  readonly rules: readonly RuleInfo[];

  /** Lets go of the WebAssembly memory. Any later call throws `freed`; a second `free` does nothing. */
  free(): void;

  /** The same as `free`, for `using detector = await createDetector()`. */
  [Symbol.dispose](): void;
}
