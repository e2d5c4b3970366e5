import type { Problem } from "../core.js";
import { fill, h } from "../dom.js";
import type { Column } from "../grid/column.js";
import { Grid } from "../grid/grid.js";
import { visibleText } from "../text/visible.js";
import { count, number } from "../text/words.js";
import type { Shown, View } from "./shown.js";

/** Bytes of the input shown beside a problem. */
const EXCERPT = 160;

function columns(text: Blob): readonly Column<Problem>[] {
  return [
    {
      id: "line",
      keys: [{ id: "line", label: "Line", of: ({ location }) => location.line }],
      cell: ({ location }) => [number(location.line)],
    },
    {
      id: "kind",
      keys: [{ id: "kind", label: "Kind", of: ({ kind }) => kind }],
      cell: ({ kind }) => [kind.replaceAll("_", " ")],
    },
    {
      id: "message",
      keys: [{ id: "message", label: "What is wrong", of: ({ message }) => message }],
      cell: ({ message }) => [message],
    },
    {
      id: "excerpt",
      keys: [{ id: "place", label: "The input there", of: ({ location }) => location.byteStart }],
      cell: (problem) => [excerpt(problem, text)],
    },
  ];
}

/** The start of what could not be read, once it is drawn. */
function excerpt({ location }: Problem, text: Blob): HTMLElement {
  const element = h("code", { class: "excerpt" });
  const end = Math.min(location.byteEnd, location.byteStart + EXCERPT);
  text
    .slice(location.byteStart, end)
    .text()
    .then((raw) => fill(element, visibleText(raw), location.byteEnd > end ? "…" : ""))
    .catch(() => fill(element, "(the file can no longer be read)"));
  return element;
}

/** What could not be read, or only after repair. */
export function problemsView({ report, text }: Shown): View {
  const grid = new Grid<Problem>({ id: "problems-grid", label: "Problems", columns: columns(text) });
  grid.setRows(report.problems);
  const n = report.problems.length;
  const lead =
    n === 0
      ? "Everything in the input could be read."
      : `${count(n, "place")} in the input could not be read, or only after repair. The records around ${n === 1 ? "it" : "them"} were read all the same.`;
  const element = h("div", { id: "problems" }, h("p", { class: "lead" }, lead), n > 0 ? grid.element : null);
  return { id: "problems", title: "Problems", count: n, element, refresh: () => grid.refresh() };
}
