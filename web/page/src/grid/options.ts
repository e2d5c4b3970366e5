import type { Column, Sort } from "./column.js";

/** What a grid is to show and whom it tells. */
export interface GridOptions<T> {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly sort?: Sort;
  /** More classes for a row. */
  readonly rowClass?: (row: T) => string;
  /** Enter, Space or a click on a row. */
  readonly onOpen?: (row: T) => void;
  /** The keyboard moved to a row. */
  readonly onMove?: (row: T) => void;
}
