import { type Child, h } from "../dom.js";

/** One thing that a column can be sorted by. */
export interface SortKey<T> {
  readonly id: string;
  readonly label: string;
  readonly of: (row: T) => string | number;
  /** The direction that the first click gives; numbers usually want the highest first. */
  readonly first?: "ascending" | "descending";
}

/** A column: its heading is made of its sort keys, one or two. */
export interface Column<T> {
  readonly id: string;
  readonly keys: readonly SortKey<T>[];
  readonly cell: (row: T) => Child[];
}

export interface Sort {
  readonly id: string;
  readonly direction: "ascending" | "descending";
}

/** What a click on a heading makes of the sort that is. */
export function nextSort<T>(key: SortKey<T>, now: Sort | undefined): Sort {
  const first = key.first ?? "ascending";
  if (now?.id !== key.id) return { id: key.id, direction: first };
  return { id: key.id, direction: now.direction === "ascending" ? "descending" : "ascending" };
}

/** A sorted copy; equal rows keep their order. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | undefined): readonly T[] {
  const key = columns.flatMap((column) => column.keys).find((one) => one.id === sort?.id);
  if (!key || !sort) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  const keyed = rows.map((row) => ({ row, value: key.of(row) }));
  return keyed.sort((a, b) => sign * compare(a.value, b.value)).map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The row of headings. */
export function headings<T>(
  columns: readonly Column<T>[],
  sort: Sort | undefined,
  onSort: (key: SortKey<T>) => void,
): HTMLElement {
  const cells = columns.map((column) => {
    const mine = column.keys.find((key) => key.id === sort?.id);
    const buttons = column.keys.map((key) => sortButton(key, sort, onSort));
    const attributes = { role: "columnheader", class: `cell cell-${column.id}` };
    return h("div", { ...attributes, "aria-sort": mine ? sort?.direction : undefined }, ...buttons);
  });
  return h("div", { role: "row", class: "grid-head", "aria-rowindex": 1 }, ...cells);
}

function sortButton<T>(key: SortKey<T>, sort: Sort | undefined, onSort: (key: SortKey<T>) => void): HTMLElement {
  const direction = sort?.id === key.id ? sort.direction : undefined;
  const arrow =
    direction && h("span", { class: "arrow", "aria-hidden": "true" }, direction === "ascending" ? "▲" : "▼");
  const click = (): void => onSort(key);
  return h("button", { type: "button", class: "sort", "data-sort": key.id, click }, key.label, arrow);
}
