import { DetailPanel } from "../detail/panel.js";
import { append, byId, fill, h } from "../dom.js";
import { announce, downloadReport } from "../output.js";
import { type Figure, figures, shadows, span } from "../text/account.js";
import { setTimeZone, timeZone, zoneName } from "../text/time.js";
import { verdict } from "../text/verdict.js";
import { duration } from "../text/words.js";
import { activityView } from "./activity.js";
import { entitiesView } from "./entities.js";
import { FindingsView } from "./findings.js";
import { problemsView } from "./problems.js";
import type { Shown } from "./shown.js";
import { Tabs } from "./tabs.js";

/** The result of a scan: the verdict, the account, and the lists in tabs. */
export class ResultPage {
  readonly #section = byId("result", "section");
  readonly #panel = new DetailPanel();
  readonly #tabs = new Tabs();
  readonly #zone = byId("zone", "button");
  #shown: Shown | undefined;
  #source = "";

  constructor() {
    byId("download", "button").addEventListener("click", () => this.#shown && downloadReport(this.#shown.report));
    this.#zone.addEventListener("click", () => this.#switchZone());
  }

  hide(): void {
    this.#panel.close();
    this.#shown = undefined;
    this.#section.hidden = true;
  }

  show(shown: Shown, name: string, took: number): void {
    this.#shown = shown;
    const text = verdict(shown.report);
    fill(byId("verdict"), text);
    this.#source = `${name}, scanned in ${duration(took)}`;
    this.#account();
    const findings = new FindingsView(shown, this.#panel);
    const entities = entitiesView(shown, (only) => {
      this.#tabs.show("findings");
      findings.restrict(only);
    });
    this.#section.hidden = false;
    const views = [findings, activityView(shown), entities, problemsView(shown)];
    this.#tabs.set(views, (view) => view.id !== "findings" && this.#panel.close());
    announce(text);
  }

  #account(): void {
    if (!this.#shown) return;
    const { report } = this.#shown;
    fill(byId("account"), ...figures(report).map(figureItem));
    append(
      byId("account"),
      ...[span(report), this.#source].map((text) => text && h("span", { class: "figure quiet" }, text)),
    );
    fill(byId("shadows"), ...shadows(report).map((note) => h("p", {}, note)));
    this.#zone.textContent = `Times: ${zoneName()}`;
  }

  #switchZone(): void {
    setTimeZone(timeZone() === "UTC" ? "local" : "UTC");
    this.#account();
    this.#tabs.refresh();
  }
}

function figureItem({ id, value, label, tone }: Figure): HTMLElement {
  return h("span", { class: `figure ${tone}`, "data-figure": id }, h("b", {}, value), ` ${label}`);
}
