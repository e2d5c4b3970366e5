import type { Finding } from "../core.js";
import type { DetailPanel } from "../detail/panel.js";
import { h } from "../dom.js";
import { Grid } from "../grid/grid.js";
import { emptyView } from "./empty.js";
import { wantedOf } from "./filter.js";
import { FINDING_COLUMNS } from "./finding-columns.js";
import type { Only, Shown, View } from "./shown.js";
import { Toolbar } from "./toolbar.js";

/** The table of findings with its toolbar; opens the detail. */
export class FindingsView implements View {
  readonly id = "findings";
  readonly title = "Findings";
  readonly count: number;
  readonly element = h("div", { id: "findings", class: "findings-view" });
  readonly #grid: Grid<Finding>;
  readonly #toolbar: Toolbar;
  readonly #shown: Shown;
  readonly #panel: DetailPanel;
  #open: Finding | undefined;

  constructor(shown: Shown, panel: DetailPanel) {
    this.#shown = shown;
    this.#panel = panel;
    const { findings } = shown.report;
    this.count = findings.length;
    this.#grid = this.#makeGrid();
    this.#toolbar = new Toolbar(findings, (wanted) => this.#setRows(wantedOf(findings, wanted)));
    this.#setRows(findings);
    if (findings.length === 0) this.element.append(emptyView(shown.report));
    else this.element.append(this.#toolbar.element, this.#grid.element);
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#panel.close();
    });
  }

  refresh(): void {
    this.#grid.refresh();
    if (this.#open && this.#panel.isOpen) this.#show(this.#open, false);
  }

  /** Shows only some findings, until the analyst lifts it. */
  restrict(only: Only): void {
    this.#toolbar.restrict(only);
  }

  #makeGrid(): Grid<Finding> {
    return new Grid<Finding>({
      id: "findings-grid",
      label: "Findings",
      columns: FINDING_COLUMNS,
      sort: { id: "score", direction: "descending" },
      rowClass: (finding) => `edge-${finding.severity} ${finding.suppressedBy ? "suppressed" : ""}`,
      onOpen: (finding) => this.#show(finding, true),
      onMove: (finding) => this.#panel.isOpen && this.#show(finding, false),
    });
  }

  #setRows(rows: readonly Finding[]): void {
    this.#grid.setRows(rows);
    this.#toolbar.tell(rows.length, this.count);
  }

  #show(finding: Finding, enter: boolean): void {
    this.#open = finding;
    this.#grid.select(finding);
    const { rules, text } = this.#shown;
    this.#panel.show(
      finding,
      { rules, text, onClose: () => this.#closed(), onStep: (step) => this.#step(step) },
      enter,
    );
  }

  #step(step: number): void {
    const next = this.#open && this.#grid.neighbour(this.#open, step);
    if (next) this.#show(next, true);
  }

  #closed(): void {
    const last = this.#open;
    this.#open = undefined;
    this.#grid.select(undefined);
    if (last && this.element.isConnected) this.#grid.focus(last);
  }
}
