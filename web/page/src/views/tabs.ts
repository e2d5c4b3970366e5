import { byId, fill, h } from "../dom.js";
import { number } from "../text/words.js";
import type { View } from "./shown.js";

/** The parts of a result as tabs: arrow keys move along them, as the pattern for tabs asks. */
export class Tabs {
  readonly #list = byId("tabs");
  readonly #panel = byId("panel");
  #views: readonly View[] = [];
  #onShow: (view: View) => void = () => {};

  constructor() {
    this.#list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Replaces the tabs; the first is shown. */
  set(views: readonly View[], onShow: (view: View) => void): void {
    this.#views = views;
    this.#onShow = onShow;
    fill(this.#list, ...views.map((view) => this.#tab(view)));
    const first = views[0];
    if (first) this.show(first.id);
  }

  show(id: string): void {
    const view = this.#views.find((one) => one.id === id);
    if (!view) return;
    for (const tab of this.#tabs()) {
      const mine = tab.dataset.tab === id;
      tab.setAttribute("aria-selected", String(mine));
      tab.tabIndex = mine ? 0 : -1;
    }
    this.#panel.setAttribute("aria-labelledby", `tab-${id}`);
    fill(this.#panel, view.element);
    this.#onShow(view);
  }

  refresh(): void {
    for (const view of this.#views) view.refresh();
  }

  #tabs(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>("[role=tab]")];
  }

  #tab({ id, title, count }: View): HTMLElement {
    const attributes = { role: "tab", type: "button", id: `tab-${id}`, "data-tab": id, "aria-controls": "panel" };
    const figure = h("span", { class: count > 0 ? "tab-count" : "tab-count quiet" }, number(count));
    return h("button", { ...attributes, click: () => this.show(id) }, title, figure);
  }

  #key(event: KeyboardEvent): void {
    const tabs = this.#tabs();
    const at = tabs.findIndex((tab) => tab.matches(":focus"));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || step === undefined) return;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    this.show(next.dataset.tab ?? "");
    next.focus();
    event.preventDefault();
  }
}
