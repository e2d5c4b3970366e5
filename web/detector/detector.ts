import { DetectorError } from "./errors.js";
import { eventJson } from "./event.js";
import { openFilter } from "./filter.js";
import { reader } from "./input.js";
import { Instance } from "./instance.js";
import { checkStreamOptions, type Settings } from "./options.js";
import { Crew } from "./parallel/crew.js";
import type { Spawn } from "./parallel/link.js";
import { Scan } from "./scan.js";
import { scanStream } from "./stream/scan.js";
import type { ByteStream, Detector, Filter, FilterOptions, Finding, Report, RuleInfo, StreamOptions } from "./types.js";

const encoder = /* @__PURE__ */ new TextEncoder();

class WebAssemblyDetector implements Omit<Detector, typeof Symbol.dispose> {
  #instance: Instance | undefined;
  readonly #crew: Crew | undefined;
  #rules: readonly RuleInfo[] | undefined;

  constructor(instance: Instance, crew: Crew | undefined) {
    this.#instance = instance;
    this.#crew = crew;
    // Not every host knows Symbol.dispose yet. On the prototype, bundlers could not drop the class where it is not used.
    if (Symbol.dispose) Object.defineProperty(this, Symbol.dispose, { value: this.free });
  }

  scan(input: string | Uint8Array | ArrayBuffer): Report {
    const instance = this.#alive;
    const read = reader(input);
    return instance.run((core) => {
      const scan = new Scan(core);
      read((piece) => scan.feed(piece));
      return scan.finish();
    });
  }

  async scanStream(stream: ByteStream | AsyncIterable<Uint8Array>, options?: StreamOptions): Promise<Report> {
    void this.#alive;
    const checked = checkStreamOptions(options);
    const { workers = 1 } = checked;
    const help = workers > 1 && this.#crew ? { crew: this.#crew, most: workers } : undefined;
    return scanStream((call) => this.#alive.run(call), stream, checked, undefined, help);
  }

  score(event: object): Finding | null {
    void this.#alive;
    return this.scan(encoder.encode(eventJson(event))).findings[0] ?? null;
  }

  filter(options?: FilterOptions): Filter {
    return openFilter(() => this.#alive, options);
  }

  get rules(): readonly RuleInfo[] {
    const instance = this.#alive;
    this.#rules ??= freeze(instance.run((core) => core.rules()));
    return this.#rules;
  }

  free(): void {
    this.#instance = undefined;
    this.#crew?.close();
  }

  get #alive(): Instance {
    if (this.#instance) return this.#instance;
    throw new DetectorError("freed", "This detector was freed. Make a new one with createDetector.");
  }
}

/** The same facts go to every caller: nobody may change them for the others. */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** How much of a stream a worker gets at once: enough to forget what it costs to send, little enough to spread evenly. */
const SEGMENT = 4 * 1024 * 1024;

/** A detector of a compiled module, with options that were checked. Without `spawn`, its scans have no workers. */
export function makeDetector(module: WebAssembly.Module, settings: Settings, spawn?: Spawn): Detector {
  const crew = spawn && new Crew({ spawn, module, settings, segment: SEGMENT });
  const detector: Omit<Detector, typeof Symbol.dispose> = new WebAssemblyDetector(new Instance(module, settings), crew);
  // `Detector` promises Symbol.dispose, which is there wherever the host has the symbol at all.
  return detector as Detector;
}
