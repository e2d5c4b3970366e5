import { DetectorError } from "../errors.js";
import { Instance } from "../instance.js";
import type { Core } from "../scan.js";
import { type Answer, type Ask, isAsk, type Part } from "./protocol.js";

type Post = (answer: Answer, transfer: ArrayBuffer[]) => void;
type Scanner = ReturnType<Core["scanner"]>;

/** What a worker does: takes messages, posts answers. */
export function serve(post: Post): (message: unknown) => void {
  const server = new Server(post);
  return (message) => {
    if (isAsk(message)) server.hear(message);
  };
}

class Server {
  readonly #post: Post;
  #instance: Instance | undefined;
  #scanner: Scanner | undefined;
  #batches: string[] = [];

  constructor(post: Post) {
    this.#post = post;
  }

  hear(ask: Ask): void {
    try {
      this.#answer(ask);
    } catch (error) {
      const { code, message, cause } = error instanceof DetectorError ? error : internal(error);
      this.#post({ nth: ask.nth, kind: "failed", code, message, cause: String(cause) }, []);
    }
  }

  #answer(ask: Ask): void {
    const { nth } = ask;
    if (ask.kind === "load") {
      this.#instance = new Instance(ask.module as WebAssembly.Module, ask.settings);
      this.#post({ nth, kind: "ready" }, []);
    } else if (ask.kind === "end") this.#post({ nth, kind: "part", part: this.#end(ask.stopped) }, []);
    else {
      if (ask.kind === "scan") this.#start(ask.offset);
      this.#post({ nth, kind: "part", part: this.#feed(ask.bytes), bytes: ask.bytes }, [ask.bytes.buffer]);
    }
  }

  #start(offset: number): void {
    this.#batches = [];
    this.#core((core) => {
      // Held in vain: its segment was read by another worker.
      this.#scanner?.free();
      this.#scanner = core.scanner(this.#batches, offset === 0 ? undefined : offset);
    });
  }

  #feed(bytes: Uint8Array): Part {
    return this.#core(() => {
      const scanner = this.#held();
      scanner.feed(bytes);
      const lines = scanner.seam();
      if (lines === undefined) return { batches: this.#batches.splice(0), records: scanner.records() };
      return { ...this.#end(false), lines };
    });
  }

  #end(stopped: boolean): Part {
    return this.#core(() => {
      const scanner = this.#held();
      this.#scanner = undefined;
      const records = scanner.records();
      const counts = stopped ? scanner.stop() : scanner.finish();
      return { batches: this.#batches.splice(0), records, counts };
    });
  }

  #held(): Scanner {
    if (!this.#scanner) throw new Error("the worker holds no scanner");
    return this.#scanner;
  }

  #core<T>(call: (core: Core) => T): T {
    if (!this.#instance) throw new Error("the worker was given no detector");
    return this.#instance.run(call);
  }
}

const internal = (cause: unknown): DetectorError =>
  new DetectorError("internal", "A worker of the scan broke down. This is a bug in mofcomp-detector: see `cause`.", {
    cause,
  });
