import type { Finding } from "../core.js";
import { type Child, fill, h } from "../dom.js";
import { number, SEVERITIES, type Severity } from "../text/words.js";
import { EVERYTHING, type Wanted } from "./filter.js";
import type { Only } from "./shown.js";

/** The row above the findings: text filter, severities, and what is left. */
export class Toolbar {
  readonly element = h("div", { class: "toolbar" });
  readonly #onChange: (wanted: Wanted) => void;
  readonly #left = h("span", { class: "left", id: "findings-left" });
  readonly #only = h("span", { class: "only" });
  readonly #search = h("input", {
    type: "search",
    id: "filter",
    placeholder: "Filter: host, user, command line …",
    "aria-label": "Filter findings",
    autocomplete: "off",
    spellcheck: "false",
    input: () => this.#change({ text: this.#search.value }),
  });
  #wanted: Wanted = EVERYTHING;

  constructor(findings: readonly Finding[], onChange: (wanted: Wanted) => void) {
    this.#onChange = onChange;
    const bands = h("div", { class: "bands", role: "group", "aria-label": "Severity" }, ...this.#bands(findings));
    fill(this.element, this.#search, bands, this.#only, this.#left);
  }

  /** Restricts the table to some findings; undefined lifts it. */
  restrict(only: Only | undefined): void {
    const lift = (): void => this.restrict(undefined);
    const close = h(
      "button",
      { type: "button", class: "small", "aria-label": "Show all findings again", click: lift },
      "✕",
    );
    fill(this.#only, ...(only ? [only.reason, close] : []));
    this.#change({ only });
  }

  /** Says how many findings are shown. */
  tell(shown: number, of: number): void {
    fill(this.#left, shown === of ? "" : `${number(shown)} of ${number(of)}`);
  }

  #change(part: Partial<Wanted>): void {
    this.#wanted = { ...this.#wanted, ...part };
    this.#onChange(this.#wanted);
  }

  #bands(findings: readonly Finding[]): Child[] {
    const present = SEVERITIES.map((severity) => ({
      severity,
      n: findings.filter((one) => one.severity === severity).length,
    }));
    return present.filter(({ n }) => n > 0).map(({ severity, n }) => this.#band(severity, n));
  }

  #band(severity: Severity, n: number): HTMLElement {
    const click = (event: Event): void => {
      const severities = new Set(this.#wanted.severities);
      if (!severities.delete(severity)) severities.add(severity);
      (event.currentTarget as HTMLElement).setAttribute("aria-pressed", String(severities.has(severity)));
      this.#change({ severities });
    };
    const attributes = { type: "button", class: `band severity-${severity}`, "aria-pressed": "false", click };
    return h("button", attributes, `${severity} `, h("b", {}, number(n)));
  }
}
