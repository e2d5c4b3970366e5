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

/** `ReadableStream` of bytes, also in a project whose `lib` does not know it. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
    releaseLock(): void;
  };
}

/** `AbortSignal`, also in a project whose `lib` does not know it. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** How far a stream has been read. */
export interface Progress {
  /** Bytes read. */
  bytes: number;
  /** Records read. */
  records: number;
  /** Findings so far. */
  findings: number;
  /** Since the beginning, waits for the source included; 0 where the clock stands still, as it may at the edge. */
  bytesPerSecond: number;
  /** Threads that scan. 1 although `workers` asked for more: the input is small, or the host has no workers to give. */
  workers: number;
}

/** How to scan a stream. An unknown or wrong option is an `invalid_option` error. */
export interface StreamOptions {
  /** Ends the scan with an `aborted` error that holds what was found until then. */
  signal?: Signal;
  /** Called at most ten times a second, and once more when all is read. What it throws ends the scan. */
  onProgress?: (progress: Progress) => void;
  /**
   * How many worker threads scan, from 1 to 16; 1, the default, is the thread of the caller and no worker. The report is the
   * same, byte for byte. It helps with large inputs of one record a line (or several). The caller's thread scans the first
   * 16 MiB while workers are started, and all of what cannot be taken apart (one large array, UTF-16) or where the host
   * gives no workers: `Progress.workers` tells. In Node.js they stay for another 10 seconds, in case that a further scan
   * comes, and keep no process alive; elsewhere they are gone with the scan.
   */
  workers?: number;
}

/** How to filter. All are optional; an unknown or wrong one is an `invalid_option` error. */
export interface FilterOptions {
  /** A line passes when a finding in it scores at least this: 0 to 100, 1 unless you say otherwise. 0 lets every run pass. */
  minScore?: number;
  /** Adds one member, `mofcomp` (a {@link Verdict}), to each line that passes and is one JSON object. */
  annotate?: boolean;
  /** What becomes of a line that may hold a run and cannot be read or is longer than `maxRecordBytes`: `"pass"`, unless you say otherwise. */
  onMalformed?: "pass" | "drop";
}

/** What a filter has seen so far. All are exact. Lines that hold no run by a glance are not counted: nobody looks for their ends. */
export interface FilterStats {
  /** Bytes taken in. */
  bytes: number;
  /** Lines that a glance could not rule out, and that were read. */
  read: number;
  /** Starts of mofcomp.exe in them, whatever their score, suppressed ones included. */
  mofcompStarts: number;
  /** Lines that went out, action lines of bulk requests aside. */
  passed: number;
  /** Lines of which a part could not be read, and lines longer than `maxRecordBytes`. */
  malformed: number;
}

declare global {
  // A project whose `lib` knows no streams (Node without "dom") still compiles; any other adds its own to these.
  interface ReadableStream<R> {}
  interface WritableStream<W> {}
}

/** `Uint8Array` on memory that nobody shares, as `TextDecoderStream` and others insist; TypeScript before 5.7 knows one kind. */
export type Bytes = ReturnType<Uint8Array["slice"]>;

/** A log flows in, the lines of findings flow out. */
export interface Filter {
  /** Lines that passed, each byte as it came (UTF-16 as UTF-8). */
  readonly readable: ReadableStream<Bytes>;
  /** Takes chunks of a log of any size, cut anywhere. */
  readonly writable: WritableStream<Uint8Array>;
  /** The counts so far; the last ones once the streams have ended. */
  readonly stats: FilterStats;
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
   * Scans a stream: the very report that `scan` makes of the same bytes, wherever the chunks are cut. A chunk is read only
   * when the one before it is done, and between them, at least once a megabyte, timers, events and messages have their
   * turn; other calls of this detector may come in between.
   *
   * Memory: the WebAssembly module holds no more than the longest record (`maxRecordBytes`) and 2 to 5 MB, however long
   * the stream is and whatever is found. The findings are JavaScript objects of about 10 KB each. Each worker adds a module
   * of its own and some 10 MB of the stream.
   *
   * @param stream Its chunks are bytes (Node.js Buffers too) in UTF-8 or UTF-16; `file.stream()`, `response.body`, a stream
   *   of Node.js, an async generator. It is read to its end, or cancelled when the scan ends before that.
   * @returns The report (as a promise, like every refusal).
   * @throws {DetectorError} `aborted` by the signal, with `cause` = `signal.reason` and `report` = what was found until
   *   then; `invalid_input` when it is no stream of bytes or is read by someone else; `invalid_option`; `freed` also when
   *   the detector is freed meanwhile; `internal`. When the stream itself fails, its own error comes out as it is: to keep
   *   what was found until then, let the stream end instead, or abort.
   * @example
   * const report = await detector.scanStream(file.stream(), { onProgress: ({ bytes }) => (bar.value = bytes) });
   */
  scanStream(stream: ByteStream | AsyncIterable<Uint8Array>, options?: StreamOptions): Promise<Report>;

  /**
   * Judges one parsed event.
   *
   * @param event An object as `JSON.parse` gives it; a BigInt keeps all its digits.
   * @returns The finding, or null when the event is no mofcomp start.
   * @throws {DetectorError} `invalid_input` when it is no plain object or cannot be written as JSON, `freed`, `internal`.
   * @example
   * const finding = detector.score(JSON.parse(line));
   * if (finding && finding.score >= 48) console.log(finding.severity, finding.event.process.command_line);
   */
  score(event: object): Finding | null;

  /**
   * Lets through the lines of a log that hold a finding, untouched, at nearly the speed of copying it: a line that cannot
   * spell mofcomp in any way is not even looked for. For NDJSON: each line is read alone, and may be an envelope, a search
   * hit, an array element with its comma or Windows Event XML. Exceptions hold; nothing is merged.
   *
   * - It fails open: a line that may hold a run and is broken, cut off or longer than `maxRecordBytes` passes, and is
   *   counted. A line of pretty-printed JSON is such a line when it mentions mofcomp.
   * - The action line of an Elasticsearch bulk request goes with its document.
   * - Annotating keeps every other byte. In the document of a bulk update the member goes into `doc`. A member `mofcomp` that
   *   is there already stays, before ours: of two, `JSON.parse` takes the last. Lines that are no JSON object pass as they are.
   * - Line ends stay as they are; a last line without one gets none. A byte order mark stays with the first line.
   * - Memory: a chunk of 1 MiB and the longest line, at most `maxRecordBytes`; nothing is read ahead of the reader.
   *
   * @returns A pair for `pipeThrough`, with counts. Cancelling, aborting or an error ends both and frees the memory.
   * @throws {DetectorError} `invalid_option`, `freed`, `internal`. The streams fail with `invalid_input` when a chunk is no
   *   Uint8Array, with `freed` when the detector was freed, with `internal`; the detector works on.
   * @example
   * const suspicious = response.body.pipeThrough(detector.filter({ minScore: 48, annotate: true }));
   */
  filter(options?: FilterOptions): Filter;

  /**
   * The facts of both published rules, Splunk first. Frozen.
   *
   * @example
   * for (const { name, risk, attack } of detector.rules) console.log(name, risk, attack.map(({ technique }) => technique));
   */
  readonly rules: readonly RuleInfo[];

  /**
   * Lets go of the WebAssembly memory. Any later call throws `freed`; a second `free` does nothing.
   *
   * @example
   * detector.free();
   */
  free(): void;

  /**
   * The same as `free`, for `using`.
   *
   * @example
   * using detector = await createDetector();
   * console.log(detector.scan(text).summary.records);
   */
  [Symbol.dispose](): void;
}
