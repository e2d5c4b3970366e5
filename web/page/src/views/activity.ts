import type { ActivityRow } from "../core.js";
import { h } from "../dom.js";
import type { Column } from "../grid/column.js";
import { Grid } from "../grid/grid.js";
import { commandLine } from "../text/ellipsis.js";
import { count, number } from "../text/words.js";
import type { Shown, View } from "./shown.js";

type Text = "dest" | "user" | "parent_process_name" | "process_name" | "process_id" | "parent_process_id";

function textColumn(id: Text): Column<ActivityRow> {
  return { id, keys: [{ id, label: id, of: (row) => row[id] }], cell: (row) => [row[id]] };
}

const COLUMNS: readonly Column<ActivityRow>[] = [
  {
    id: "count",
    keys: [{ id: "count", label: "count", of: (row) => row.count, first: "descending" }],
    cell: (row) => [number(row.count)],
  },
  textColumn("dest"),
  textColumn("user"),
  textColumn("parent_process_name"),
  textColumn("process_name"),
  {
    id: "process",
    keys: [{ id: "process", label: "process", of: (row) => row.process }],
    cell: (row) => [commandLine(row.process)],
  },
  textColumn("process_id"),
  textColumn("parent_process_id"),
  {
    id: "first",
    keys: [{ id: "first", label: "firstTime", of: (row) => row.firstTime }],
    cell: (row) => [row.firstTime],
  },
  { id: "last", keys: [{ id: "last", label: "lastTime", of: (row) => row.lastTime }], cell: (row) => [row.lastTime] },
];

/** The rows that the Splunk rule's search would return. */
export function activityView({ report }: Shown): View {
  const grid = new Grid<ActivityRow>({ id: "activity-grid", label: "Activity", columns: COLUMNS });
  grid.setRows(report.activity);
  const n = report.activity.length;
  const lead =
    n === 0
      ? "The Splunk rule's search would return no row for this log."
      : `The ${count(n, "row")} that the Splunk rule's search would return, in its own field names. Times are UTC.`;
  const element = h("div", { id: "activity" }, h("p", { class: "lead" }, lead), n > 0 ? grid.element : null);
  return { id: "activity", title: "Activity", count: n, element, refresh: () => grid.refresh() };
}
