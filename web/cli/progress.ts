import { bytes } from "../page/src/text/words.js";
import { safeText } from "./safe.js";
import { cut } from "./width.js";

/** What the progress line is written to: a terminal, or something like it. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const EVERY_MS = 100;
const CLEAR = "\r\x1b[K";

/** One line on a terminal that tells how far the reading is; on anything else, nothing. */
export class Progress {
  readonly #terminal: Terminal | undefined;
  #last = performance.now();
  #shown = false;

  constructor(terminal: Terminal, wanted: boolean) {
    this.#terminal = wanted && terminal.isTTY ? terminal : undefined;
  }

  /** Tells it, when the last time is a while ago. */
  tick(file: string, read: number, size: number | undefined): void {
    const now = performance.now();
    if (!this.#terminal || now - this.#last < EVERY_MS) return;
    this.#last = now;
    this.#shown = true;
    const part = size ? ` of ${bytes(size)} (${Math.min(100, Math.floor((read / size) * 100))} %)` : "";
    const name = file === "-" ? "standard input" : safeText(file);
    this.#terminal.write(CLEAR + cut(`${bytes(read)}${part} of ${name} read`, (this.#terminal.columns ?? 80) - 1));
  }

  /** Takes the line away, before anything else is written. */
  clear(): void {
    if (this.#shown) this.#terminal?.write(CLEAR);
    this.#shown = false;
  }
}
