// The public contract, written by hand. The types of the package come from the Rust structs: where the two differ, tsc
// names the type here, and either the change is wrong or it is an addition to be written down.
import type * as Package from "mofcomp-detector";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
// Of `Symbol.dispose` there are two declarations, TypeScript's and Node's: what has it is never identical, but assignable.
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Holds<T extends true> = T;

type SourceId =
  | ("sysmon" | "windows_security" | "crowdstrike" | "defender" | "elastic_defend" | "ecs" | "endgame")
  | ("splunk_cim" | "ocsf" | "udm" | "asim" | "unknown");
type RuleId = "splunk.mof_event_triggered_execution" | "elastic.mofcomp_activity";

interface Condition {
  field: string;
  op: "is" | "wildcard" | "one_of";
  value: string | string[];
}

interface Exception {
  name: string;
  when: Condition[];
}

interface DetectorOptions {
  exceptions?: Exception[];
  maxRecordBytes?: number;
  debug?: boolean;
}

interface Location {
  record: number;
  line: number;
  byteStart: number;
  byteEnd: number;
}

interface ProcessStart {
  time?: string;
  host?: string;
  os_type?: string;
  logon_id?: string;
  integrity?: string;
  process: {
    name: string;
    path?: string;
    command_line?: string;
    working_directory?: string;
    original_file_name?: string;
    entity_id?: string;
    args: string[];
    args_origin?: string;
    pid?: number;
    hashes?: Record<string, string>;
  };
  parent: { name?: string; path?: string; command_line?: string; entity_id?: string; pid?: number };
  user: { name?: string; domain?: string; sid?: string; role?: string };
  provenance: Record<string, string>;
}

interface ClauseResult {
  text: string;
  result: boolean;
  actual?: string[];
  children?: ClauseResult[];
}

interface RuleResult {
  id: RuleId;
  matched: boolean;
  fires: boolean;
  gap?: string;
  risk: number;
  severity?: string;
  message: string;
  explanation: ClauseResult;
  firesExplanation?: ClauseResult;
}

interface Contribution {
  id: string;
  kind: "rule" | "signal" | "mitigation";
  weight: number;
  counted: boolean;
  reason: string;
  technique?: string;
  reference?: string;
}

interface Finding {
  score: number;
  severity: "none" | "low" | "medium" | "high" | "critical";
  rules: RuleResult[];
  contributions: Contribution[];
  event: ProcessStart;
  source: SourceId;
  location: Location;
  occurrences: { source: SourceId; location: Location; fires: RuleId[] }[];
  suppressedBy?: string;
}

interface Summary {
  bytes: number;
  records: number;
  processStarts: number;
  mofcompStarts: number;
  unrecognized: number;
  malformed: number;
  duplicates: number;
  suppressed: number;
  coverage: { withoutCommandLine: number; withoutParent: number };
  sources: Record<SourceId, number>;
  firstTime?: string;
  lastTime?: string;
  truncated?: boolean;
}

interface EntityRisk {
  entity: string;
  type: "user" | "system";
  host?: string;
  score: number;
  flagged: boolean;
  findings: number[];
}

interface Report {
  findings: Finding[];
  activity: {
    dest: string;
    user: string;
    parent_process_name: string;
    process_name: string;
    process: string;
    process_id: string;
    parent_process_id: string;
    count: number;
    firstTime: string;
    lastTime: string;
  }[];
  entities: EntityRisk[];
  summary: Summary;
  problems: { kind: string; message: string; location: Location }[];
}

interface RuleInfo {
  id: RuleId;
  name: string;
  version: string;
  updated: string;
  author: string;
  license: string;
  url: string;
  description: string;
  risk: number;
  severity?: string;
  impact?: number;
  confidence?: number;
  attack: { tactic: string; technique: string; name: string; url: string }[];
  sources: SourceId[];
  schedule: string;
  enabledByDefault: boolean;
  notableFields: string[];
  riskMessage?: string;
  falsePositives: string[];
  references: string[];
}

interface Progress {
  bytes: number;
  records: number;
  findings: number;
  bytesPerSecond: number;
  workers: number;
}

interface FilterOptions {
  minScore?: number;
  annotate?: boolean;
  onMalformed?: "pass" | "drop";
}

interface FilterStats {
  bytes: number;
  read: number;
  mofcompStarts: number;
  passed: number;
  malformed: number;
}

interface Filter {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array>;
  readonly stats: FilterStats;
}

interface Verdict {
  score: number;
  severity: "none" | "low" | "medium" | "high" | "critical";
  source: SourceId;
  rules: { id: RuleId; matched: boolean; fires: boolean; gap?: string; risk: number }[];
  contributions: Contribution[];
}

interface Detector extends Disposable {
  scan(input: string | Uint8Array | ArrayBuffer): Report;
  scanStream(
    stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
    options?: { signal?: AbortSignal; onProgress?: (progress: Progress) => void; workers?: number },
  ): Promise<Report>;
  score(event: object): Finding | null;
  filter(options?: FilterOptions): Filter;
  readonly rules: readonly RuleInfo[];
  free(): void;
}

type Create = (options?: DetectorOptions) => Promise<Detector>;
type CreateSync = (module: WebAssembly.Module, options?: DetectorOptions) => Detector;
type Code = "unsupported" | "invalid_input" | "invalid_option" | "aborted" | "freed" | "internal";

/** One line each, so that the error names what differs. */
export type Contract = [
  Holds<Equal<Package.SourceId, SourceId>>,
  Holds<Equal<Package.Exception, Exception>>,
  Holds<Equal<Package.DetectorOptions, DetectorOptions>>,
  Holds<Equal<Package.ProcessStart, ProcessStart>>,
  Holds<Equal<Package.Finding, Finding>>,
  Holds<Equal<Package.Summary, Summary>>,
  Holds<Equal<Package.Report, Report>>,
  Holds<Equal<Package.RuleInfo, RuleInfo>>,
  Holds<Equal<Package.Progress, Progress>>,
  Holds<Equal<Package.FilterOptions, FilterOptions>>,
  Holds<Equal<Package.FilterStats, FilterStats>>,
  Holds<Equal<Package.Filter, Filter>>,
  Holds<Equal<Package.Verdict, Verdict>>,
  Holds<Same<Package.Detector, Detector>>,
  Holds<Same<typeof Package.createDetector, Create>>,
  Holds<Same<typeof Package.createDetectorSync, CreateSync>>,
  Holds<Equal<Package.DetectorError["code"], Code>>,
];
