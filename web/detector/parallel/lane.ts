import { DetectorError } from "../errors.js";
import type { Settings } from "../options.js";
import type { CompiledModule } from "../types.js";
import type { Link, Spawn } from "./link.js";
import { type Answer, type Ask, isAnswer, type Part } from "./protocol.js";
import type { Segment } from "./segments.js";

/** A part, and the segment that it is of. */
export interface Scanned extends Part {
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

type Question = Ask extends infer Kind ? (Kind extends Ask ? Omit<Kind, "nth"> : never) : never;

interface Waiting {
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/** One worker: questions in, promises out. */
export class Lane {
  readonly #link: Link;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #broken: DetectorError | undefined;
  /** Something in it went wrong: what its scanner is like is not known. */
  #failed = false;

  /** Throws what `spawn` throws. */
  constructor(spawn: Spawn) {
    this.#link = spawn({ heard: (message) => this.#heard(message), broke: (cause) => this.#break(cause) });
  }

  /** Gives it the detector. A rejection means that there is nothing to be had of this worker. */
  async load(module: CompiledModule, settings: Settings): Promise<void> {
    await this.#ask({ kind: "load", module, settings }, []);
  }

  /** Scans a segment for itself. */
  scan({ bytes, offset }: Segment): Promise<Scanned> {
    return this.#part({ kind: "scan", bytes, offset }, [bytes.buffer]);
  }

  /** Scans a segment as what follows the one before. */
  more(bytes: Uint8Array<ArrayBuffer>): Promise<Scanned> {
    return this.#part({ kind: "more", bytes }, [bytes.buffer]);
  }

  /** Ends the scanner. */
  end(stopped: boolean): Promise<Scanned> {
    return this.#part({ kind: "end", stopped }, []);
  }

  /** Whether it is there, nothing went wrong and nothing is under way: then it can serve another scan. */
  get isSound(): boolean {
    return !this.#broken && !this.#failed && this.#waiting.size === 0;
  }

  /** Whether it may stay without a scan. */
  get canWait(): boolean {
    return this.#link.canWait && this.isSound;
  }

  close(): void {
    this.#link.close();
  }

  async #part(question: Question, transfer: ArrayBuffer[]): Promise<Scanned> {
    const answer = await this.#ask(question, transfer);
    if (answer.kind !== "part") throw broken(new Error(`a worker answered ${answer.kind}`));
    return { ...answer.part, bytes: answer.bytes };
  }

  #ask(question: Question, transfer: ArrayBuffer[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      this.#asked += 1;
      this.#waiting.set(this.#asked, { resolve, reject });
      this.#link.post({ ...question, nth: this.#asked }, transfer);
    });
  }

  #heard(message: unknown): void {
    if (!isAnswer(message)) return;
    const waiting = this.#waiting.get(message.nth);
    this.#waiting.delete(message.nth);
    this.#failed ||= message.kind === "failed";
    if (message.kind !== "failed") waiting?.resolve(message);
    else waiting?.reject(new DetectorError(message.code, message.message, { cause: new Error(message.cause) }));
  }

  #break(cause: unknown): void {
    this.#broken ??= broken(cause);
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }
}

function broken(cause: unknown): DetectorError {
  return new DetectorError(
    "internal",
    "A worker of the scan is gone: the host ended it, or memory ran out. Scan again, with fewer workers if it happens again.",
    { cause },
  );
}
