import { type Answer, isAnswer, type Log, NO_RUN } from "./protocol.js";
import { workerScript, workerUrl } from "./url.js";

/** The page's hold on the scan worker. One scan runs at a time; a new one ends the one before. */
export class ScanClient {
  #worker: Worker | undefined;
  #ready = false;
  #busy = false;
  #run = NO_RUN;
  #waiting: Log | undefined;
  readonly #module: WebAssembly.Module;
  readonly #tell: (answer: Answer) => void;

  constructor(module: WebAssembly.Module, onAnswer: (answer: Answer) => void) {
    this.#module = module;
    this.#tell = onAnswer;
    this.#start();
  }

  /** Begins a scan, as soon as the worker is loaded. */
  scan(log: Log): void {
    if (this.#busy) this.cancel();
    this.#run += 1;
    this.#busy = true;
    if (this.#ready) this.#send(log);
    else this.#waiting = log;
  }

  /** Ends the scan that runs, by ending its thread. The next scan finds a new one. */
  cancel(): void {
    if (!this.#busy) return;
    this.#worker?.terminate();
    this.#waiting = undefined;
    this.#busy = false;
    this.#start();
  }

  #start(): void {
    const worker = new Worker(workerUrl(), { name: "scan" });
    this.#ready = false;
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (worker === this.#worker && isAnswer(data)) this.#receive(data);
    });
    worker.addEventListener("error", (event) => this.#broke(worker, event.message));
    worker.addEventListener("messageerror", () => this.#broke(worker, "the worker's answer could not be read"));
    worker.postMessage({ kind: "load", module: this.#module, script: workerScript });
  }

  #send(log: Log): void {
    this.#waiting = undefined;
    this.#worker?.postMessage({ kind: "scan", run: this.#run, log });
  }

  #receive(answer: Answer): void {
    if (answer.kind === "ready") {
      this.#ready = true;
      if (this.#waiting !== undefined) this.#send(this.#waiting);
    } else if (answer.run !== this.#run && answer.run !== NO_RUN) return;
    if (answer.kind === "done" || answer.kind === "failed") this.#busy = false;
    this.#tell(answer);
  }

  #broke(worker: Worker, message: string): void {
    if (worker !== this.#worker) return;
    const run = this.#busy ? this.#run : NO_RUN;
    this.#busy = false;
    worker.terminate();
    this.#tell({ kind: "failed", run, code: "internal", message });
    if (this.#ready) this.#start();
  }
}
