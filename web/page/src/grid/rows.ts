import { h } from "../dom.js";
import { keyTarget } from "./keys.js";
import type { GridOptions } from "./options.js";
import { makeRow } from "./row.js";
import { Sight } from "./sight.js";

/** The body of a grid: draws the rows in sight, and the active one wherever it is, so that focus is never lost. */
export class Rows<T> {
  readonly #scroller: HTMLElement;
  readonly #options: GridOptions<T>;
  readonly #body = h("div", { class: "grid-body", role: "rowgroup" });
  readonly #sight: Sight;
  readonly #drawn = new Map<number, HTMLElement>();
  #rows: readonly T[] = [];
  #active = 0;
  #selected: T | undefined;

  constructor(scroller: HTMLElement, options: GridOptions<T>) {
    this.#scroller = scroller;
    this.#options = options;
    this.#sight = new Sight(scroller, this.#body);
    scroller.append(this.#body);
    scroller.addEventListener("scroll", () => this.#draw(), { passive: true });
    new ResizeObserver(() => this.#measure()).observe(scroller);
  }

  at(index: number): T | undefined {
    return this.#rows[index];
  }

  indexOf(row: T): number {
    return this.#rows.indexOf(row);
  }

  set(rows: readonly T[]): void {
    this.#rows = rows;
    this.#active = Math.max(0, this.#selected === undefined ? 0 : rows.indexOf(this.#selected));
    this.#scroller.setAttribute("aria-rowcount", String(rows.length + 1));
    this.redraw();
  }

  redraw(): void {
    const focused = this.focused();
    for (const element of this.#drawn.values()) element.remove();
    this.#drawn.clear();
    this.#measure();
    if (focused !== undefined) this.#drawn.get(this.#active)?.focus({ preventScroll: true });
  }

  select(row: T | undefined): void {
    this.#selected = row;
    if (row !== undefined) this.#activate(this.indexOf(row));
    for (const [index, element] of this.#drawn) {
      element.setAttribute("aria-selected", String(this.#rows[index] === row));
    }
  }

  /** The row that has the keyboard. */
  focused(): T | undefined {
    return this.#drawn.get(this.#active)?.matches(":focus") ? this.#rows[this.#active] : undefined;
  }

  /** Moves the keyboard as a key asks; the row reached, or undefined when the key moves nothing. */
  move(key: string): T | undefined {
    const target = keyTarget(key, this.#active, this.#rows.length, this.#sight.page());
    if (target !== undefined) this.focus(target);
    return target === undefined ? undefined : this.#rows[target];
  }

  focus(index: number): void {
    if (index < 0 || index >= this.#rows.length) return;
    this.#activate(index);
    this.#sight.reveal(index);
    this.#draw();
    this.#drawn.get(index)?.focus({ preventScroll: true });
    this.#drawn.get(index)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #activate(index: number): void {
    if (index < 0) return;
    this.#drawn.get(this.#active)?.setAttribute("tabindex", "-1");
    this.#active = index;
    this.#drawn.get(index)?.setAttribute("tabindex", "0");
  }

  #measure(): void {
    this.#sight.measure(this.#rows.length);
    for (const [index, element] of this.#drawn) this.#sight.place(element, index);
    this.#draw();
  }

  #draw(): void {
    const { from, to } = this.#sight.range(this.#rows.length);
    for (const [index, element] of this.#drawn) {
      if ((index >= from && index <= to) || index === this.#active) continue;
      element.remove();
      this.#drawn.delete(index);
    }
    for (let index = from; index <= to; index++) this.#drawRow(index);
    this.#drawRow(this.#active);
  }

  #drawRow(index: number): void {
    const row = this.#rows[index];
    if (row === undefined || this.#drawn.has(index)) return;
    const active = index === this.#active;
    const element = makeRow(this.#options, row, { index, active, selected: row === this.#selected });
    element.addEventListener("click", () => this.#click(row, index));
    this.#sight.place(element, index);
    this.#body.insertBefore(element, this.#following(index));
    this.#drawn.set(index, element);
  }

  /** The drawn row after this place: rows stand in the document in the order in which they are seen. */
  #following(index: number): HTMLElement | null {
    const after = [...this.#drawn.keys()].filter((other) => other > index);
    return this.#drawn.get(Math.min(...after)) ?? null;
  }

  #click(row: T, index: number): void {
    this.#activate(index);
    this.#drawn.get(index)?.focus({ preventScroll: true });
    this.#options.onOpen?.(row);
  }
}
