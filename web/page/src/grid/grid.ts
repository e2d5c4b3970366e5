import { h } from "../dom.js";
import { headings, nextSort, type Sort, type SortKey, sorted } from "./column.js";
import type { GridOptions } from "./options.js";
import { Rows } from "./rows.js";

/**
 * A sortable table that draws only the rows in sight, so that 10,000 findings scroll like ten. One row at a time is in
 * the tab order; arrows, Page Up and Down, Home and End move it.
 */
export class Grid<T> {
  readonly element: HTMLElement;
  readonly #options: GridOptions<T>;
  readonly #rows: Rows<T>;
  #sort: Sort | undefined;
  #given: readonly T[] = [];

  constructor(options: GridOptions<T>) {
    this.#options = options;
    this.#sort = options.sort;
    this.element = h("div", { id: options.id, class: `grid ${options.id}`, role: "grid", "aria-label": options.label });
    this.#rows = new Rows(this.element, options);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.setRows([]);
  }

  /** The rows to show; they are shown in the order of the sort. */
  setRows(rows: readonly T[]): void {
    this.#given = rows;
    this.#show();
  }

  /** Draws everything again, as when the time zone changed. */
  refresh(): void {
    this.#rows.redraw();
  }

  /** Marks a row as the one whose detail is open. */
  select(row: T | undefined): void {
    this.#rows.select(row);
  }

  /** The row `step` rows away from this one, as shown. */
  neighbour(row: T, step: number): T | undefined {
    return this.#rows.at(this.#rows.indexOf(row) + step);
  }

  /** Puts the keyboard on a row. */
  focus(row: T): void {
    this.#rows.focus(this.#rows.indexOf(row));
  }

  #show(): void {
    const head = headings(this.#options.columns, this.#sort, (key) => this.#sortBy(key));
    this.element.querySelector(".grid-head")?.remove();
    this.element.prepend(head);
    this.#rows.set(sorted(this.#given, this.#options.columns, this.#sort));
  }

  #sortBy(key: SortKey<T>): void {
    this.#sort = nextSort(key, this.#sort);
    this.#show();
    this.element.querySelector<HTMLElement>(`[data-sort="${key.id}"]`)?.focus();
  }

  #key(event: KeyboardEvent): void {
    const row = this.#rows.focused();
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") this.#options.onOpen?.(row);
    else {
      const next = this.#rows.move(event.key);
      if (next === undefined) return;
      this.#options.onMove?.(next);
    }
    event.preventDefault();
  }
}
