import type { Report } from "../detector/types.js";
import { AttributeElement, NAMES, upgrade } from "./attributes.js";
import { checkSize, inlineLog, logOf } from "./log.js";
import { moduleAt } from "./module.js";
import { scanInSlices } from "./scan.js";
import { whenSeen } from "./sight.js";
import { failureOf } from "./view/failure.js";
import { View } from "./view/view.js";

/** `<mofcomp-detector>`: see types.ts. */
export class MofcompDetector extends AttributeElement {
  static readonly observedAttributes = NAMES;
  static wasmUrl: string | URL | undefined;

  readonly #view: View;
  /** The log as it was set by `value`; undefined while attributes and children say it. */
  #given: string | undefined;
  #report: Report | null = null;
  /** Of what runs: loading a log, loading the module, scanning. */
  #running: AbortController | undefined;
  #stopWaiting: () => void = () => {};
  #due = false;
  /** The log of now is shown and scanned, or it failed to be. */
  #settled = false;
  #children: MutationObserver | undefined;

  constructor() {
    super();
    this.#view = new View(this.shadowRoot ?? this.attachShadow({ mode: "open" }), {
      scan: () => void this.scan(),
      reset: () => this.#begin(),
      edit: () => this.#forget(),
    });
  }

  connectedCallback(): void {
    upgrade(this);
    this.#children = new MutationObserver(() => this.#given === undefined && this.#isInline && this.#schedule());
    this.#children.observe(this, { childList: true, characterData: true, subtree: true });
    if (!this.#settled) this.#schedule();
  }

  disconnectedCallback(): void {
    this.#children?.disconnect();
    this.#stopWaiting();
    this.#running?.abort();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    this.#view.readOnly = this.readonly;
    this.#view.label = this.label;
    if (name === "rules") this.#show();
    else if (name === "src" || name === "sample") this.#given = undefined;
    if (["src", "sample", "loading", "wasm-src"].includes(name)) this.#schedule();
  }

  get value(): string {
    return this.#view.text;
  }
  set value(value: string) {
    this.#given = String(value ?? "");
    this.#schedule();
    this.#place(this.#given);
  }
  get report(): Report | null {
    return this.#report;
  }

  async scan(): Promise<Report | null> {
    return this.#settled ? this.#run(async () => this.#view.text) : this.#begin();
  }

  get #isInline(): boolean {
    return this.src === "" && this.sample === "";
  }

  /** One start for all that changes in a turn. */
  #schedule(): void {
    this.#settled = false;
    if (this.#due || !this.isConnected) return;
    this.#due = true;
    queueMicrotask(() => {
      if (this.#due && this.isConnected) this.#await();
      this.#due = false;
    });
  }

  #await(): void {
    this.#stopWaiting();
    this.#running?.abort();
    this.#stopWaiting = () => {};
    const text = this.#given ?? (this.#isInline ? inlineLog(this) : undefined);
    if (text !== undefined) this.#place(text);
    if (text === "") this.#settled = true;
    else if (this.loading === "eager") void this.#begin();
    else this.#stopWaiting = whenSeen(this, () => void this.#begin());
  }

  /** Brings the log that the element was given, and scans it. */
  #begin(): Promise<Report | null> {
    return this.#run(async (signal) => this.#given ?? logOf(this, signal));
  }

  async #run(log: (signal: AbortSignal) => Promise<string>): Promise<Report | null> {
    this.#due = false;
    this.#stopWaiting();
    this.#running?.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#view.busy(true);
    try {
      const text = await log(signal);
      signal.throwIfAborted();
      this.#place(text);
      if (text === "") return this.#nothing();
      checkSize(text.length);
      const { report, rules } = await scanInSlices(await this.#module(), text, signal);
      this.#done(report);
      this.#view.rules = rules;
      this.#show();
      for (const finding of report.findings) this.#send("finding", finding);
      this.#send("scan", report);
      return report;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return null;
    }
  }

  #module(): Promise<WebAssembly.Module> {
    return moduleAt(this.getAttribute("wasm-src") ?? MofcompDetector.wasmUrl ?? "");
  }

  #place(text: string): void {
    if (text === this.#view.text) return;
    this.#report = null;
    this.#view.text = text;
  }

  #done(report: Report | null): void {
    this.#settled = true;
    this.#report = report;
    this.#view.busy(false);
  }

  #nothing(): null {
    this.#done(null);
    this.#view.clear();
    this.#view.say("There is nothing to scan yet.");
    return null;
  }

  #fail(error: unknown): void {
    const failure = failureOf(error);
    this.#done(null);
    // A log that did not come is asked for again by the next scan.
    this.#settled = !["src", "sample"].includes(failure.code);
    this.#view.fail(failure.message);
    this.dispatchEvent(new CustomEvent("error", { detail: failure }));
  }

  /** The reader edits: what was said of the text before no longer holds. */
  #forget(): void {
    this.#running?.abort();
    this.#report = null;
    this.#settled = true;
    this.#view.stale();
  }

  #show(): void {
    if (this.#report) this.#view.show(this.#report, this.rules);
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
