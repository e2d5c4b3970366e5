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

  reading(size: number): void {
    this.#say(`Reading ${bytes(size)}`);
  }

  scanning(done: number, size: number): void {
    this.#say(done > 0 ? `Scanned ${bytes(done)} of ${bytes(size)}` : `Scanning ${bytes(size)}`);
  }

  /** Ends it; how long it took, in milliseconds. */
  stop(): number {
    clearInterval(this.#timer);
    this.#section.hidden = true;
    return performance.now() - this.#began;
  }

  #say(text: string): void {
    this.#doing = text;
    this.#draw();
  }

  #draw(): void {
    this.#text.textContent = `${this.#doing} · ${duration(performance.now() - this.#began)}`;
  }
}
