import { CoreFilter } from "./core-filter.js";
import { DetectorError } from "./errors.js";
import { PIECE, viewOf } from "./input.js";
import type { Instance } from "./instance.js";
import { kindOf } from "./kind.js";
import { checkFilterOptions } from "./options.js";
import type { Filter, FilterOptions } from "./types.js";

/**
 * A filter as a pair of streams. No TransformStream: it tells nobody when its readable side is cancelled (`cancel` of a
 * transformer is newer than most hosts), and the core's memory must be given back then.
 *
 * @param alive The instance, or `freed` thrown.
 */
export function openFilter(alive: () => Instance, options: FilterOptions | undefined): Filter {
  const core = new CoreFilter(alive, checkFilterOptions(options));
  return new FilterStreams(core);
}

class FilterStreams implements Filter {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  readonly #core: CoreFilter;
  readonly #demand = new Demand();
  #ended = false;

  constructor(core: CoreFilter) {
    this.#core = core;
    let source!: ReadableStreamDefaultController<Uint8Array>;
    let sink!: WritableStreamDefaultController;
    const pull = () => this.#demand.rise();
    const cancel = (reason: unknown) => {
      this.#end();
      sink.error(reason);
    };
    // Nothing is made before somebody asks for it.
    const none = { highWaterMark: 0 };
    this.readable = new ReadableStream({ start: (controller) => void (source = controller), pull, cancel }, none);
    this.writable = new WritableStream({
      start: (controller) => {
        sink = controller;
        // An abort waits for the write that waits for a reader.
        sink.signal?.addEventListener("abort", () => this.#demand.rise());
      },
      write: (chunk) => this.#tell(source, () => this.#write(chunk, source)),
      close: () => this.#tell(source, () => this.#close(source)),
      abort: (reason) => {
        this.#end();
        source.error(reason);
      },
    });
  }

  get stats() {
    return this.#core.stats;
  }

  async #write(chunk: unknown, source: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const bytes = bytesOf(chunk);
    for (let start = 0; start < bytes.length; start += PIECE) {
      await this.#demand.risen;
      if (this.#ended) return;
      this.#put(this.#core.feed(bytes.subarray(start, start + PIECE)), source);
    }
  }

  async #close(source: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#put(this.#core.finish(), source);
    this.#end();
    source.close();
  }

  #put(bytes: Uint8Array | undefined, source: ReadableStreamDefaultController<Uint8Array>): void {
    if (!bytes) return;
    // First, as a further reader who waits asks again within `enqueue`.
    this.#demand.fall();
    source.enqueue(bytes);
  }

  /** The writable side fails by itself when its sink does; the readable side must be told. */
  async #tell(source: ReadableStreamDefaultController<Uint8Array>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#end();
      source.error(error);
      throw error;
    }
  }

  #end(): void {
    this.#ended = true;
    this.#demand.rise();
    this.#core.free();
  }
}

/** Whether the reader has asked for more than it got. */
class Demand {
  #rise: () => void = () => {};
  risen!: Promise<void>;

  constructor() {
    this.fall();
  }

  rise(): void {
    this.#rise();
  }

  fall(): void {
    this.risen = new Promise((resolve) => {
      this.#rise = resolve;
    });
  }
}

function bytesOf(chunk: unknown): Uint8Array {
  const kind = kindOf(chunk);
  if (kind === "a Uint8Array" && ArrayBuffer.isView(chunk)) return viewOf(chunk);
  throw new DetectorError("invalid_input", `A filter takes chunks of bytes (Uint8Array), not ${kind}.`);
}
