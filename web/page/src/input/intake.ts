import type { Sample } from "../../samples/sample.js";
import { byId } from "../dom.js";
import type { Log } from "../worker/protocol.js";
import { acceptDrops } from "./drop.js";
import { type Held, showHeld } from "./held.js";
import { showSamples } from "./samples.js";

/** A paste above this many characters is kept aside: a text box that large would make the page slow. */
const PASTE_MOST = 400_000;

/** Where a log comes in: pasted, typed, dropped, picked, or a sample. */
export class Intake {
  readonly #box = byId("input", "textarea");
  readonly #onScan: (log: Log, name: string) => void;
  #held: Held | undefined;
  #name = "Pasted text";

  constructor(onScan: (log: Log, name: string) => void) {
    this.#onScan = onScan;
    this.#box.addEventListener("paste", (event) => this.#pasted(event));
    this.#box.addEventListener("input", () => this.#typed());
    byId("scan", "button").addEventListener("click", () => this.scan());
    const picker = byId("file", "input");
    picker.addEventListener("change", () => this.#picked(picker));
    acceptDrops((file) => this.#take({ name: file.name, size: file.size, log: file }));
    showSamples((sample) => this.#sample(sample));
    addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.scan();
    });
  }

  /** Scans what is there. */
  scan(): void {
    this.#onScan(this.#held?.log ?? this.#box.value, this.#held?.name ?? this.#name);
  }

  /** An empty box that is pasted into is scanned at once; a paste into a text that is being edited is not. */
  #pasted(event: ClipboardEvent): void {
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const whole = this.#box.selectionEnd - this.#box.selectionStart === this.#box.value.length;
    if (file) this.#take({ name: file.name, size: file.size, log: file });
    else if (text.length > PASTE_MOST && whole) this.#take({ name: "Pasted text", size: text.length, log: text });
    else if (whole) return void setTimeout(() => this.scan());
    else return;
    event.preventDefault();
  }

  #typed(): void {
    this.#name = "Pasted text";
    this.#hold(undefined);
  }

  #picked(picker: HTMLInputElement): void {
    const file = picker.files?.[0];
    if (file) this.#take({ name: file.name, size: file.size, log: file });
    picker.value = "";
  }

  #sample(sample: Sample): void {
    this.#hold(undefined);
    this.#name = `Sample ${sample.source}`;
    this.#box.value = sample.text;
    this.#box.scrollTop = 0;
    this.scan();
  }

  #take(held: Held): void {
    this.#box.value = "";
    this.#hold(held);
    this.scan();
  }

  #hold(held: Held | undefined): void {
    this.#held = held;
    showHeld(held, () => {
      this.#hold(undefined);
      this.#box.focus();
    });
  }
}
