import { CoreFilter } from "./core-filter.js";
import { DetectorError } from "./errors.js";
import { PIECE, viewOf } from "./input.js";
import type { Instance } from "./instance.js";
import { kindOf } from "./kind.js";
import { checkFilterOptions } from "./options.js";
import type { Bytes, Filter, FilterOptions, FilterStats } from "./types.js";

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
  readonly readable: ReadableStream<Bytes>;
  readonly writable: WritableStream<Uint8Array>;
  readonly #core: CoreFilter;
  readonly #demand = new Demand();
  #source!: ReadableStreamDefaultController<Uint8Array>;
  #sink!: WritableStreamDefaultController;
  #ended = false;

  constructor(core: CoreFilter) {
    this.#core = core;
    this.readable = new ReadableStream(
      {
        start: (controller) => {
          this.#source = controller;
        },
        pull: () => this.#demand.rise(),
        cancel: (reason) => {
          this.#end();
          this.#sink.error(reason);
        },
      },
      // Nothing is made before somebody asks for it.
      { highWaterMark: 0 },
    );
    this.writable = new WritableStream({
      start: (controller) => {
        this.#sink = controller;
        // An abort waits for the write that waits for a reader.
        controller.signal?.addEventListener("abort", () => this.#end());
      },
      write: (chunk) => this.#tell(() => this.#write(chunk)),
      close: () => this.#tell(() => this.#close()),
      abort: (reason) => {
        this.#end();
        this.#source.error(reason);
      },
    });
  }

  get stats(): FilterStats {
    return this.#core.stats;
  }

  /** A promise only where there is something to wait for: what a chunk costs beyond its bytes counts at this speed. */
  #write(chunk: unknown): Promise<void> | undefined {
    const bytes = bytesOf(chunk);
    if (bytes.length > PIECE || !this.#demand.isUp) return this.#pieces(bytes);
    this.#put(this.#core.feed(bytes));
    return undefined;
  }

  async #pieces(bytes: Uint8Array): Promise<void> {
    for (let start = 0; start < bytes.length; start += PIECE) {
      await this.#demand.risen;
      if (this.#ended) return;
      this.#tell(() => this.#put(this.#core.feed(bytes.subarray(start, start + PIECE))));
    }
  }

  #close(): void {
    this.#put(this.#core.finish());
    this.#end();
    this.#source.close();
  }

  #put(bytes: Uint8Array | undefined): void {
    if (!bytes) return;
    // First, as a further reader who waits asks again within `enqueue`.
    this.#demand.fall();
    this.#source.enqueue(bytes);
  }

  /** The writable side fails by itself when its sink does; the readable side must be told. */
  #tell<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#end();
      this.#source.error(error);
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
  isUp = false;

  constructor() {
    this.fall();
  }

  rise(): void {
    this.isUp = true;
    this.#rise();
  }

  fall(): void {
    this.isUp = false;
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
