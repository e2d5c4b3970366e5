import { byId } from "./dom.js";
import { bytes, duration } from "./text/words.js";

/** The line that shows while a scan runs: what it does, how much, for how long. */
export class Progress {
  readonly #section = byId("progress", "section");
  readonly #text = byId("progress-text", "span");
  #began = 0;
  #doing = "";
  #timer = 0;

  start(name: string): void {
    this.#began = performance.now();
    this.#doing = name;
    this.#section.hidden = false;
    this.#draw();
    clearInterval(this.#timer);
    this.#timer = window.setInterval(() => this.#draw(), 100);
  }

  say(phase: "reading" | "scanning", size: number): void {
    this.#doing = `${phase === "reading" ? "Reading" : "Scanning"} ${bytes(size)}`;
    this.#draw();
  }

  /** Ends it; how long it took, in milliseconds. */
  stop(): number {
    clearInterval(this.#timer);
    this.#section.hidden = true;
    return performance.now() - this.#began;
  }

  #draw(): void {
    this.#text.textContent = `${this.#doing} · ${duration(performance.now() - this.#began)}`;
  }
}
