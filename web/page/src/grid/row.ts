import { append, h } from "../dom.js";
import type { GridOptions } from "./options.js";

/** Where a row stands and how. */
export interface Standing {
  readonly index: number;
  readonly active: boolean;
  readonly selected: boolean;
}

/** One row of a grid. */
export function makeRow<T>(options: GridOptions<T>, row: T, { index, active, selected }: Standing): HTMLElement {
  const cells = options.columns.map((column) =>
    h("div", { role: "gridcell", class: `cell cell-${column.id}` }, ...column.cell(row)),
  );
  const attributes = {
    role: "row",
    class: `grid-row ${options.rowClass?.(row) ?? ""}`,
    "aria-rowindex": index + 2,
    "aria-selected": options.onOpen ? String(selected) : undefined,
    tabindex: active ? 0 : -1,
  };
  return append(h("div", attributes), ...cells);
}
