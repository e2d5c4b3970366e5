import type { Report, RuleInfo } from "../../detector/types.js";
import { fill, h } from "../../page/src/dom.js";
import type { ElementRule } from "../types.js";
import { resultOf } from "./result.js";
import { styleSheet } from "./style.js";

/** What a reader can do. */
export interface Actions {
  scan(): void;
  reset(): void;
  edit(): void;
}

const LABEL = "Windows process telemetry";
const MOST_ROWS = 13;

/** The shadow tree: the log, its buttons, and the result. */
export class View {
  rules: readonly RuleInfo[] = [];
  readonly #actions: Actions;
  readonly #name = h("label", { for: "log", part: "label" }, LABEL);
  readonly #log = h("textarea", { id: "log", part: "input", rows: 3, wrap: "off", spellcheck: "false" });
  readonly #scan = h("button", { type: "button", class: "primary", part: "button scan" }, "Scan");
  readonly #reset = h("button", { type: "button", part: "button reset", hidden: true }, "Reset");
  readonly #status = h("span", { class: "status", part: "status", role: "status" });
  readonly #failure = h("p", { class: "failure", part: "error", role: "alert", hidden: true });
  /** A region that is there before its words are: screen readers tell what comes into it. */
  readonly #live = h("p", { class: "sr-only", role: "status" });
  readonly #result = h("div", { class: "result", part: "result", role: "group", "aria-label": "Result", hidden: true });

  constructor(root: ShadowRoot, actions: Actions) {
    this.#actions = actions;
    this.#log.placeholder = "Paste JSON, NDJSON or Event XML.";
    this.#log.addEventListener("input", () => this.#edited());
    this.#log.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !this.#log.readOnly) actions.scan();
    });
    this.#scan.addEventListener("click", () => actions.scan());
    this.#reset.addEventListener("click", () => {
      this.#reset.hidden = true;
      this.#log.focus();
      actions.reset();
    });
    const privacy = h("span", { class: "privacy", part: "privacy" }, "Runs in this page. The log is sent nowhere.");
    const head = h("div", { class: "head" }, this.#name, privacy);
    const buttons = h("div", { class: "actions", part: "actions" }, this.#scan, this.#reset, this.#status);
    root.adoptedStyleSheets = [styleSheet()];
    root.append(
      h("div", { class: "base", part: "base" }, head, this.#log, buttons, this.#failure, this.#live, this.#result),
    );
  }

  get text(): string {
    return this.#log.value;
  }

  set text(text: string) {
    this.#log.value = text;
    this.#log.rows = Math.min(MOST_ROWS, Math.max(3, text.split("\n", MOST_ROWS).length));
    this.clear();
  }

  set readOnly(readOnly: boolean) {
    this.#log.readOnly = readOnly;
    this.#scan.hidden = readOnly;
  }

  set label(label: string) {
    fill(this.#name, label || LABEL);
  }

  busy(busy: boolean): void {
    this.say(busy ? "Scanning …" : "");
    if (busy) this.#failure.hidden = true;
  }

  fail(message: string): void {
    this.#result.hidden = true;
    fill(this.#failure, message);
    this.#failure.hidden = false;
  }

  /** Takes the last result away. */
  clear(): void {
    this.#reset.hidden = true;
    this.#result.hidden = true;
  }

  stale(): void {
    this.say(this.#result.hidden ? "" : "Edited since this result: scan again.");
  }

  /** A few words beside the buttons, read aloud as well. */
  say(text: string): void {
    fill(this.#status, text);
  }

  show(report: Report, only: ElementRule | ""): void {
    fill(this.#result, ...resultOf(report, this.rules, only));
    this.#result.hidden = false;
    fill(this.#live, this.#result.querySelector(".verdict")?.textContent ?? "");
  }

  #edited(): void {
    this.#reset.hidden = false;
    this.#actions.edit();
  }
}
