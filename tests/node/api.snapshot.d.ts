// detector/index.d.ts
/// <reference lib="esnext.disposable" preserve="true" />
import type { CompiledModule, Detector, DetectorOptions } from "./types.js";
export { DetectorError, type ErrorCode } from "./errors.js";
export type * from "./types.js";
/**
 * Loads the WebAssembly file that lies beside this one, once, and makes a detector.
 *
 * @throws {DetectorError} `invalid_option`, `unsupported`, `internal` when the file cannot be loaded (as a rejection).
 * @example
 * const detector = await createDetector();
 * const report = detector.scan(text);
 */
export declare const createDetector: (options?: DetectorOptions) => Promise<Detector>;
/**
 * Makes a detector from a module that is compiled already, without awaiting: for Cloudflare Workers and other hosts that
 * forbid to compile at run time, and for whoever loads the module by other means.
 *
 * @param module `mofcomp-detector/wasm`.
 * @throws {DetectorError} `invalid_option`, `invalid_input` when it is not that module, `unsupported`, `internal`.
 * @example
 * import module from "mofcomp-detector/wasm";
 * const detector = createDetectorSync(module);
 */
export declare const createDetectorSync: (module: CompiledModule, options?: DetectorOptions) => Detector;

// wasm/index.d.ts
/**
 * The compiled WebAssembly module alone.
 *
 * @module mofcomp-detector/wasm
 */
import type { CompiledModule } from "../detector/types.js";
/**
 * The compiled WebAssembly module, for `createDetectorSync` and for handing it on to other threads: loaded and compiled as
 * this file is imported, in the way of each host.
 *
 * @example
 * import module from "mofcomp-detector/wasm";
 * import { createDetectorSync } from "mofcomp-detector";
 * const detector = createDetectorSync(module);
 */
declare const module: CompiledModule;
export default module;

// detector/worker.d.ts
/**
 * The script of the workers that `scanStream` starts when it is asked for several. Bundlers find it by themselves; the name
 * is for those which have to be told. It exports nothing.
 *
 * @module mofcomp-detector/worker
 */
export {};

// edge/index.d.ts
/**
 * The detector as a service: a filter in the stream of telemetry, for every host that answers a Request with a Response.
 *
 * @module mofcomp-detector/edge
 */
export type { EdgeSettings } from "./edge-settings.js";
export { type Context, createHandler, type Handler, type Seen } from "./handler.js";

// edge/worker.d.ts
/**
 * The same as a Cloudflare Workers module worker.
 *
 * @module mofcomp-detector/edge/worker
 */
/** The Cloudflare Workers module worker: settings and secrets come as its environment. */
declare const _default: {
    fetch: import("./handler.js").Handler;
};
export default _default;

// element/index.d.ts
/**
 * `<mofcomp-detector>`, a custom element: importing this registers it.
 *
 * @module mofcomp-detector/element
 */
import type * as Public from "./types.js";
export type * from "./types.js";
/** The class. Where there is no document (a server that renders), it can be imported and not made. */
export declare const MofcompDetectorElement: typeof Public.MofcompDetectorElement;
export type MofcompDetectorElement = Public.MofcompDetectorElement;
/**
 * Registers the element, which importing this has done already. A second copy of the package, or a second import, finds the
 * name taken and leaves it so.
 *
 * @example
 * import { defineMofcompDetector } from "mofcomp-detector/element";
 * defineMofcompDetector();
 */
export declare function defineMofcompDetector(): void;

// element/react.d.ts
/**
 * `import "mofcomp-detector/element/react"` is the element, and lets TSX know it, in React 18 and 19.
 *
 * @module mofcomp-detector/element/react
 */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Finding, Report } from "../detector/types.js";
import type { MofcompDetectorAttributes, MofcompDetectorElement } from "./types.js";

/** React 19 adds listeners of the properties `onscan` and `onfinding`; React 18 needs a ref and addEventListener. */
export interface MofcompDetectorProps
  extends Omit<DetailedHTMLProps<HTMLAttributes<MofcompDetectorElement>, MofcompDetectorElement>, "onscan">,
    MofcompDetectorAttributes {
  /** A scan is done. */
  onscan?: (event: CustomEvent<Report>) => void;
  /** Once for each finding of a scan, before `onscan`. */
  onfinding?: (event: CustomEvent<Finding>) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "mofcomp-detector": MofcompDetectorProps;
    }
  }
}

// detector/types.d.ts
import type { Finding, Options, Report, RuleInfo } from "./generated/types.js";
export type * from "./generated/types.js";
/** `WebAssembly.Module`, also in a project whose `lib` does not know WebAssembly (Node without "dom"). */
export type CompiledModule = typeof globalThis extends {
    WebAssembly: {
        Module: {
            prototype: infer Module;
        };
    };
} ? Module : object;
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
        read(): Promise<{
            done: boolean;
            value?: Uint8Array | undefined;
        }>;
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
    interface ReadableStream<R> {
    }
    interface WritableStream<W> {
    }
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

// detector/errors.d.ts
import type { Report } from "./types.js";
/**
 * Why a call was refused. Stable: programs may rely on it.
 *
 * - `unsupported`: this host has no WebAssembly, or not its SIMD instructions, or its policy forbids to compile it.
 * - `invalid_input`: what was given to be read is of the wrong kind.
 * - `invalid_option`: an option is unknown or wrong.
 * - `aborted`: the caller's signal ended the call.
 * - `freed`: the detector was freed before.
 * - `internal`: a bug in this package, or memory ran out; `cause` holds what happened. The next call works.
 */
export type ErrorCode = "unsupported" | "invalid_input" | "invalid_option" | "aborted" | "freed" | "internal";
/**
 * What every function of this package throws. Bad content of a log is never an error: it becomes a `Problem` of the report.
 *
 * @example
 * try {
 *   detector.scan(input);
 * } catch (error) {
 *   if (error instanceof DetectorError && error.code === "freed") detector = await createDetector();
 * }
 */
export declare class DetectorError extends Error {
    /** Always the same, as `instanceof` does not know errors of another realm. */
    readonly name = "DetectorError";
    /** Stable; see {@link ErrorCode}. */
    readonly code: ErrorCode;
    /** Of `aborted`: what was found until then, with `summary.truncated`. */
    report?: Report;
    constructor(code: ErrorCode, message: string, options?: {
        cause?: unknown;
    });
}

// edge/edge-settings.d.ts
import type { Exception } from "../detector/types.js";
/** The settings, as variables and secrets of the host or as an object: the same names and values. README.md has the table. */
export interface EdgeSettings {
    /** The secret that a caller has to know; required, unless everybody may call. */
    readonly AUTH_TOKEN?: string | undefined;
    /** `true` serves whoever can reach it. */
    readonly ALLOW_ANONYMOUS?: boolean | string | undefined;
    /** Origins whose pages may read answers, apart by commas; `*` for all. */
    readonly ALLOWED_ORIGINS?: string | undefined;
    /** What scores less does not pass: 1 unless it says otherwise. */
    readonly MIN_SCORE?: number | string | undefined;
    /** The detector's exceptions, as a list or as its JSON. */
    readonly EXCEPTIONS?: readonly Exception[] | string | undefined;
    /** Of a body, compressed and decompressed. */
    readonly MAX_BODY_BYTES?: number | string | undefined;
    /** Of a body of HEC and `_bulk`. */
    readonly MAX_BATCH_BYTES?: number | string | undefined;
    /** The same in records. */
    readonly MAX_BATCH_RECORDS?: number | string | undefined;
    /** Of a line or object. */
    readonly MAX_RECORD_BYTES?: number | string | undefined;
    /** Bytes times the cost of the route. */
    readonly MAX_WORK_BYTES?: number | string | undefined;
    /** Records of a body that cannot be read. */
    readonly MAX_PROBLEMS?: number | string | undefined;
    /** Where what passes goes; without it, the caller gets it back. */
    readonly SINK_URL?: string | undefined;
    /** `ndjson`, `hec` or `bulk`. */
    readonly SINK_FORMAT?: string | undefined;
    /** The secret that the sink asks for. */
    readonly SINK_TOKEN?: string | undefined;
    /** Of one request to the sink. */
    readonly SINK_BATCH_BYTES?: number | string | undefined;
    /** The same in records. */
    readonly SINK_BATCH_RECORDS?: number | string | undefined;
    /** How often a batch is tried. */
    readonly SINK_ATTEMPTS?: number | string | undefined;
    /** The first wait between two tries. */
    readonly SINK_RETRY_MS?: number | string | undefined;
    /** How long a try may take. */
    readonly SINK_TIMEOUT_MS?: number | string | undefined;
}
export type SettingName = keyof EdgeSettings;
/** The settings alone, out of all that a host has in its environment; `first` goes before it. */
export declare function settingsOf(environment: object, first: object): EdgeSettings;
export declare const sameSettings: (one: EdgeSettings, other: EdgeSettings) => boolean;

// edge/handler.d.ts
import type { CompiledModule, Detector } from "../detector/types.js";
import { type EdgeSettings } from "./edge-settings.js";
/** What Cloudflare hands to a request besides its settings. Other hosts have none and need none. */
export interface Context {
    waitUntil(work: Promise<unknown>): void;
}
/** What became of a body that went through the filter. Counts alone: nothing of what was read. */
export interface Seen {
    readonly route: string;
    /** Read of the body, decompressed. */
    readonly bytes: number;
    readonly outcome: "done" | "failed" | "cancelled";
}
/**
 * A fetch handler: Cloudflare calls it with all three. What Deno and Bun hand over second holds no settings, and is another
 * object at each request of Deno's.
 */
export type Handler = (request: Request, env?: object, context?: Context) => Promise<Response>;
/**
 * The whole service as one function from request to response. Never rejects.
 *
 * @param source The compiled module (the detector is made of it, by the settings), or a detector that is ready.
 * @param settings Go before those of the host's environment. README.md lists them.
 * @param observe Is told of each body that went through the filter, once nothing of it is left.
 * @example
 * import { createDetector } from "mofcomp-detector";
 * import { createHandler } from "mofcomp-detector/edge";
 * const handler = createHandler(await createDetector(), { AUTH_TOKEN: "a long secret" });
 * // Deno.serve(handler), Bun.serve({ fetch: handler }), or whatever the host has; without a server:
 * const response = await handler(new Request("https://edge.example/healthz"));
 */
export declare function createHandler(source: CompiledModule | Detector, settings?: EdgeSettings | {
    readonly NODE_ENV?: string | undefined;
}, observe?: (seen: Seen) => void): Handler;

// element/types.d.ts
import type { Finding, Report } from "../detector/types.js";
/** Colours: as the page around has its `color-scheme`, or one of the two whatever the page has. */
export type ElementTheme = "auto" | "light" | "dark";
/** The product whose rule is shown. */
export type ElementRule = "splunk" | "elastic";
/** The logs that come with the element, one per source. */
export type ElementSample = ("sysmon" | "security-4688" | "crowdstrike" | "defender") | ("elastic-defend" | "ecs" | "endgame" | "splunk-cim");
/** Why nothing was scanned: the detail of `error`, whose sentence the element shows. */
export interface ElementFailure {
    /** `unsupported`, `src`, `sample`, `too_large`, or a code of `DetectorError`. */
    code: string;
    message: string;
}
/**
 * What the element sends: `finding` for each finding of a scan, then `scan`. Both bubble and are composed; `error`, like the
 * browser's own, does neither.
 */
export interface MofcompDetectorEventMap extends Omit<HTMLElementEventMap, "error"> {
    scan: CustomEvent<Report>;
    finding: CustomEvent<Finding>;
    error: CustomEvent<ElementFailure>;
}
/**
 * A log, what the two rules say of every mofcomp start in it, and why.
 *
 * @example
 * <mofcomp-detector sample="sysmon" readonly></mofcomp-detector>
 */
export declare class MofcompDetectorElement extends HTMLElement {
    /** Where the WebAssembly file lies when it does not lie beside the package's own files. Set it before any scan. */
    static wasmUrl: string | URL | undefined;
    /** Address of a log on the site of the page; "" when there is none. */
    src: string;
    /** Name of a sample; "" when there is none. */
    sample: ElementSample | "";
    /** The same as `readOnly`, as the attribute is spelled. */
    readonly: boolean;
    /** The log can be read, not edited. */
    readOnly: boolean;
    theme: ElementTheme;
    /** `splunk` or `elastic` shows one rule alone; "" shows both. The score and the report are always those of both. */
    rules: ElementRule | "";
    /** `lazy`: nothing is loaded before the element comes near the window. */
    loading: "lazy" | "eager";
    /** What the log is called above its text, and to a screen reader. */
    label: string;
    /** The log as it stands in the element. Setting it wins over `src`, `sample` and the text inside the element. */
    value: string;
    /** The report on `value`; null until it is scanned and as soon as it is edited. */
    readonly report: Report | null;
    /** Scans `value` at once, in view or not. Null when it was superseded, or failed: the reason then stands in the element. */
    scan(): Promise<Report | null>;
    addEventListener<K extends keyof MofcompDetectorEventMap>(type: K, listener: (this: MofcompDetectorElement, event: MofcompDetectorEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
/** Defines `<mofcomp-detector>`; importing this module has done so already. Does nothing where there is no document. */
export declare function defineMofcompDetector(): void;
/** The attributes, for the types of JSX. */
export interface MofcompDetectorAttributes {
    src?: string | undefined;
    sample?: ElementSample | undefined;
    readonly?: boolean | "" | undefined;
    readOnly?: boolean | undefined;
    theme?: ElementTheme | undefined;
    rules?: ElementRule | undefined;
    loading?: "lazy" | "eager" | undefined;
    label?: string | undefined;
    value?: string | undefined;
    "wasm-src"?: string | undefined;
}
declare global {
    interface HTMLElementTagNameMap {
        "mofcomp-detector": MofcompDetectorElement;
    }
}

// detector/generated/types.d.ts
/**
 * A row that the Splunk rule's search would return. All values are text, as Splunk shows them.
 */
export interface ActivityRow {
    /**
     * Host.
     */
    dest: string;
    /**
     * User.
     */
    user: string;
    /**
     * Parent's file name.
     */
    parent_process_name: string;
    /**
     * File name.
     */
    process_name: string;
    /**
     * Command line, as the data model holds it.
     */
    process: string;
    /**
     * Process id, as the data model holds it.
     */
    process_id: string;
    /**
     * Parent's id, as the data model holds it.
     */
    parent_process_id: string;
    /**
     * Events in this row.
     */
    count: number;
    /**
     * Earliest, `yyyy-MM-ddTHH:MM:SS` in UTC.
     */
    firstTime: string;
    /**
     * Latest.
     */
    lastTime: string;
}
/**
 * One ATT&CK technique.
 */
export interface Attack {
    /**
     * Tactic id, as `TA0003`.
     */
    tactic: string;
    /**
     * Technique id, as `T1546.003`.
     */
    technique: string;
    /**
     * Technique name.
     */
    name: string;
    /**
     * Its page.
     */
    url: string;
}
/**
 * One clause and its result.
 */
export interface ClauseResult {
    /**
     * The clause in words.
     */
    text: string;
    /**
     * Whether it holds.
     */
    result: boolean;
    /**
     * The values that it was tested on; at leaves only, empty when the field is missing.
     */
    actual?: string[];
    /**
     * Its parts.
     */
    children?: ClauseResult[];
}
/**
 * One condition of an [`Exception`]. Values compare without ASCII case.
 */
export interface Condition {
    /**
     * A path of the event, as `process.command_line` or `parent.name`; of `process.args` any element counts.
     */
    field: string;
    /**
     * How to compare.
     */
    op: Operator;
    /**
     * With what.
     */
    value: OneOrMany;
}
/**
 * One part of the score.
 */
export interface Contribution {
    /**
     * Id of the rule, signal or mitigation.
     */
    id: string;
    /**
     * What it is.
     */
    kind: ContributionKind;
    /**
     * Percent; for a rule its risk.
     */
    weight: number;
    /**
     * Whether it moved the score.
     */
    counted: boolean;
    /**
     * Why it is here, and why it did not count when it did not.
     */
    reason: string;
    /**
     * ATT&CK technique.
     */
    technique?: string;
    /**
     * Where this is written down.
     */
    reference?: string;
}
/**
 * The kind of a contribution.
 */
export type ContributionKind = "rule" | "signal" | "mitigation";
/**
 * What the log cannot show, in process starts.
 */
export interface Coverage {
    /**
     * Starts whose record has no command line.
     */
    withoutCommandLine: number;
    /**
     * Starts whose record does not name the parent.
     */
    withoutParent: number;
}
/**
 * Risk of one user or system.
 */
export interface EntityRisk {
    /**
     * Its name, as first seen.
     */
    entity: string;
    /**
     * What it is.
     */
    type: EntityType;
    /**
     * Its host, for an account that every host has of its own: SYSTEM and its like, services, machine accounts.
     */
    host?: string;
    /**
     * The highest sum of the Splunk rule's risk in any 24 hours.
     */
    score: number;
    /**
     * Over 100.
     */
    flagged: boolean;
    /**
     * Indices into `Report.findings`.
     */
    findings: number[];
}
/**
 * Whether an entity is a user or a system.
 */
export type EntityType = "user" | "system";
/**
 * A named exclusion: a finding for which all conditions hold is suppressed, and stays in the report.
 */
export interface Exception {
    /**
     * Its name, shown as `suppressedBy`.
     */
    name: string;
    /**
     * All must hold.
     */
    when: Condition[];
}
/**
 * One mofcomp run.
 */
export interface Finding {
    /**
     * 0 to 100.
     */
    score: number;
    /**
     * The band of the score.
     */
    severity: Severity;
    /**
     * Both rules, Splunk first.
     */
    rules: RuleResult[];
    /**
     * Everything that went into the score, counted or not.
     */
    contributions: Contribution[];
    /**
     * The process start.
     */
    event: ProcessStart;
    /**
     * Sensor of the first record.
     */
    source: SourceId;
    /**
     * Place of the first record.
     */
    location: Location;
    /**
     * Every record of this run, the first included.
     */
    occurrences: Occurrence[];
    /**
     * Name of the exception that suppresses it.
     */
    suppressedBy?: string;
}
/**
 * A place in the input. Offsets count the bytes given (of a string: its UTF-8 form; of UTF-16: the UTF-8 text
 * that it decodes to).
 */
export interface Location {
    /**
     * Ordinal of the record, from 1; of a problem, that of the record that it concerns or would have been.
     */
    record: number;
    /**
     * Line of the first byte, from 1.
     */
    line: number;
    /**
     * First byte.
     */
    byteStart: number;
    /**
     * Byte after the last.
     */
    byteEnd: number;
}
/**
 * One record of a run.
 */
export interface Occurrence {
    /**
     * Its sensor.
     */
    source: SourceId;
    /**
     * Its place.
     */
    location: Location;
    /**
     * The rules that fire on it.
     */
    fires: RuleId[];
}
/**
 * One text or a list.
 */
export type OneOrMany = string | string[];
/**
 * How a [`Condition`] compares.
 */
export type Operator = "is" | "wildcard" | "one_of";
/**
 * How to scan.
 */
export interface Options {
    /**
     * Exclusions.
     */
    exceptions?: Exception[];
    /**
     * A longer record is one problem and is skipped. Bytes.
     */
    maxRecordBytes?: number;
}
/**
 * The process that started it.
 */
export interface Parent {
    /**
     * File name of the image.
     */
    name?: string;
    /**
     * Path of the image.
     */
    path?: string;
    /**
     * Command line.
     */
    command_line?: string;
    /**
     * The sensor's own id of the process.
     */
    entity_id?: string;
    /**
     * Process id of the operating system.
     */
    pid?: number;
}
/**
 * Input that could not be read, or only after repair.
 */
export interface Problem {
    /**
     * A stable code: `malformed`, `truncated`, `too_large`, `too_deep`, `repaired`, `encoding`, `unsupported_format`.
     */
    kind: string;
    /**
     * One sentence for a person.
     */
    message: string;
    /**
     * Where.
     */
    location: Location;
}
/**
 * The process that started.
 */
export interface Process {
    /**
     * File name of the image, in its own case; empty when the log does not say.
     */
    name: string;
    /**
     * Path of the image, as the log writes it.
     */
    path?: string;
    /**
     * Command line. Absent when the log has none, which an empty one counts as.
     */
    command_line?: string;
    /**
     * Current directory.
     */
    working_directory?: string;
    /**
     * Name in the image's version resource.
     */
    original_file_name?: string;
    /**
     * The sensor's own id of the process (Sysmon GUID, Falcon id, Endpoint entity id).
     */
    entity_id?: string;
    /**
     * Arguments as Windows splits the command line, or as the sensor gave them.
     */
    args: string[];
    /**
     * `given`, or `winargv` when split here.
     */
    args_origin?: string;
    /**
     * Process id of the operating system.
     */
    pid?: number;
    /**
     * `md5`, `sha1`, `sha256`, `imphash`; lower-case hexadecimal.
     */
    hashes?: Record<string, string>;
}
/**
 * One process start, as it happened. Names follow ECS; absent means that the log does not say.
 */
export interface ProcessStart {
    /**
     * When it started: ISO 8601, UTC, 0, 3, 6 or 9 digits of fraction.
     */
    time?: string;
    /**
     * The host, as the log writes it.
     */
    host?: string;
    /**
     * `windows`, `linux` or `macos`.
     */
    os_type?: string;
    /**
     * Logon session, hexadecimal with `0x`.
     */
    logon_id?: string;
    /**
     * `untrusted`, `low`, `medium`, `medium_plus`, `high`, `system` or `protected`.
     */
    integrity?: string;
    /**
     * The process that started.
     */
    process: Process;
    /**
     * The process that started it.
     */
    parent: Parent;
    /**
     * Whom it runs as.
     */
    user: User;
    /**
     * For each field above (dotted, as `process.command_line`): the path in the record that it was read from,
     * with ` (inferred)`, ` (assumed UTC)` or ` (assumed)` behind it where that is so.
     */
    provenance: Record<string, string>;
}
/**
 * Everything a scan found, with every record accounted for.
 */
export interface Report {
    /**
     * Every mofcomp run, in the order of its first record.
     */
    findings: Finding[];
    /**
     * The rows that the Splunk rule's search would return.
     */
    activity: ActivityRow[];
    /**
     * Risk per user and per system, as Splunk's risk-based alerting would add it up.
     */
    entities: EntityRisk[];
    /**
     * Counts of everything read.
     */
    summary: Summary;
    /**
     * What could not be read, or only after repair, in input order.
     */
    problems: Problem[];
}
/**
 * The id of a rule.
 */
export type RuleId = "splunk.mof_event_triggered_execution" | "elastic.mofcomp_activity";
/**
 * The facts of a published rule.
 */
export interface RuleInfo {
    /**
     * Stable id.
     */
    id: RuleId;
    /**
     * Published name.
     */
    name: string;
    /**
     * Published version.
     */
    version: string;
    /**
     * Date of that version, `yyyy-MM-dd`.
     */
    updated: string;
    /**
     * Author.
     */
    author: string;
    /**
     * Licence of the published rule.
     */
    license: string;
    /**
     * Where it is published.
     */
    url: string;
    /**
     * What it looks for, in our words.
     */
    description: string;
    /**
     * Its own risk.
     */
    risk: number;
    /**
     * Its own severity.
     */
    severity?: string;
    /**
     * Splunk's impact.
     */
    impact?: number;
    /**
     * Splunk's confidence.
     */
    confidence?: number;
    /**
     * ATT&CK mapping.
     */
    attack: Attack[];
    /**
     * Sensors that it is published for.
     */
    sources: SourceId[];
    /**
     * When it runs.
     */
    schedule: string;
    /**
     * Whether it runs as shipped.
     */
    enabledByDefault: boolean;
    /**
     * Fields that an analyst looks at first.
     */
    notableFields: string[];
    /**
     * Template of its risk message.
     */
    riskMessage?: string;
    /**
     * Known false positives.
     */
    falsePositives: string[];
    /**
     * References.
     */
    references: string[];
}
/**
 * What one rule says of one run.
 */
export interface RuleResult {
    /**
     * The rule.
     */
    id: RuleId;
    /**
     * The rule's logic holds for what really happened.
     */
    matched: boolean;
    /**
     * The rule, enabled, would have fired on a record of this run.
     */
    fires: boolean;
    /**
     * Why the two differ, in one sentence; absent when they agree.
     */
    gap?: string;
    /**
     * The rule's own risk: 64 or 21.
     */
    risk: number;
    /**
     * The rule's own severity, where it has one.
     */
    severity?: string;
    /**
     * The rule's risk message, filled in.
     */
    message: string;
    /**
     * Every clause on what really happened, with the values seen.
     */
    explanation: ClauseResult;
    /**
     * Every clause on what the backend would hold; only when the result differs.
     */
    firesExplanation?: ClauseResult;
}
/**
 * What one rule says of one run, without the explanation.
 */
export interface RuleVerdict {
    /**
     * The rule.
     */
    id: RuleId;
    /**
     * The rule's logic holds for what really happened.
     */
    matched: boolean;
    /**
     * The rule, enabled, would have fired on this record.
     */
    fires: boolean;
    /**
     * Why the two differ, in one sentence; absent when they agree.
     */
    gap?: string;
    /**
     * The rule's own risk: 64 or 21.
     */
    risk: number;
}
/**
 * Elastic's bands: 0 none, 1-21 low, 22-47 medium, 48-73 high, 74-100 critical.
 */
export type Severity = "none" | "low" | "medium" | "high" | "critical";
/**
 * Where a process start was recorded. The label follows the sensor, not the carrier: a Security 4688 that
 * came through Wazuh is still `windows_security`.
 */
export type SourceId = "sysmon" | "windows_security" | "crowdstrike" | "defender" | "elastic_defend" | "ecs" | "endgame" | "splunk_cim" | "ocsf" | "udm" | "asim" | "unknown";
/**
 * Counts of everything read.
 */
export interface Summary {
    /**
     * Bytes given.
     */
    bytes: number;
    /**
     * Values after envelopes are peeled.
     */
    records: number;
    /**
     * Process starts on any operating system, repeats included.
     */
    processStarts: number;
    /**
     * Starts of mofcomp.exe, renamed ones and repeats included.
     */
    mofcompStarts: number;
    /**
     * Records that no source recognises.
     */
    unrecognized: number;
    /**
     * Stretches of input that could not be read as a record.
     */
    malformed: number;
    /**
     * Records that repeat a finding.
     */
    duplicates: number;
    /**
     * Findings that an exception suppresses.
     */
    suppressed: number;
    /**
     * What the log cannot show.
     */
    coverage: Coverage;
    /**
     * Records per source; sources that were not seen are absent.
     */
    sources: Record<SourceId, number>;
    /**
     * Earliest and latest time of a process start, ISO 8601 UTC.
     */
    firstTime?: string;
    /**
     * See `first_time`.
     */
    lastTime?: string;
    /**
     * True when a stated limit cut the lists of this report, whose counts stay exact; or when the scan was aborted, and
     * the report is of what was read until then.
     */
    truncated?: boolean;
}
/**
 * Whom a process runs as.
 */
export interface User {
    /**
     * Account name, without the domain.
     */
    name?: string;
    /**
     * Domain or computer of the account.
     */
    domain?: string;
    /**
     * Security identifier, `S-1-...`.
     */
    sid?: string;
    /**
     * `effective` (whom the process runs as), `creator` (who asked for it), `service` or `unknown`.
     */
    role?: string;
}
/**
 * What `annotate` adds to a line: of its highest-scoring finding, the score and how it came about. Every part equals
 * that of the `Finding` which a scan of this line gives.
 */
export interface Verdict {
    /**
     * 0 to 100.
     */
    score: number;
    /**
     * The band of the score.
     */
    severity: Severity;
    /**
     * Sensor of the record.
     */
    source: SourceId;
    /**
     * Both rules, Splunk first.
     */
    rules: RuleVerdict[];
    /**
     * Everything that went into the score, counted or not.
     */
    contributions: Contribution[];
}
