import type { EntityRisk, Finding } from "../core.js";
import { type Child, h } from "../dom.js";
import type { Column } from "../grid/column.js";
import { Grid } from "../grid/grid.js";
import { count, number } from "../text/words.js";
import type { Only, Shown, View } from "./shown.js";

function riskCell({ score, flagged }: EntityRisk): Child[] {
  const fill = h("span");
  fill.style.width = `${Math.min(score, 100)}%`;
  const meter = h("span", { class: "meter", "aria-hidden": "true" }, fill);
  return [h("b", {}, number(score)), meter, flagged ? h("span", { class: "flag" }, "over 100") : null];
}

const COLUMNS: readonly Column<EntityRisk>[] = [
  {
    id: "entity",
    keys: [{ id: "entity", label: "Entity", of: (row) => row.entity.toLowerCase() }],
    cell: (row) => [row.entity],
  },
  { id: "type", keys: [{ id: "type", label: "Type", of: (row) => row.type }], cell: (row) => [row.type] },
  {
    id: "risk",
    keys: [
      { id: "risk", label: "Risk in 24 hours", of: (row) => (row.flagged ? 1e9 : 0) + row.score, first: "descending" },
    ],
    cell: riskCell,
  },
  {
    id: "findings",
    keys: [{ id: "runs", label: "Findings", of: (row) => row.findings.length, first: "descending" }],
    cell: (row) => [number(row.findings.length)],
  },
];

/** Risk per user and per system; opening one shows its findings. */
export function entitiesView({ report }: Shown, onOpen: (only: Only) => void): View {
  const grid = new Grid<EntityRisk>({
    id: "entities-grid",
    label: "Entities",
    columns: COLUMNS,
    sort: { id: "risk", direction: "descending" },
    rowClass: (row) => (row.flagged ? "flagged" : ""),
    onOpen: (row) => onOpen(onlyOf(row, report.findings)),
  });
  grid.setRows(report.entities);
  const n = report.entities.length;
  const element = h(
    "div",
    { id: "entities" },
    h("p", { class: "lead" }, lead(report.entities)),
    n > 0 ? grid.element : null,
  );
  return { id: "entities", title: "Entities", count: n, element, refresh: () => grid.refresh() };
}

function lead(entities: readonly EntityRisk[]): string {
  if (entities.length === 0) return "The Splunk rule matches no run here, so no user and no system gathers risk.";
  const flagged = entities.filter((one) => one.flagged).length;
  const over = flagged > 0 ? `${count(flagged, "entity is", "entities are")} over 100` : "None is over 100";
  return `The Splunk rule's risk, added up per user and per system over the worst 24 hours. ${over}. Open one to see its findings.`;
}

function onlyOf(row: EntityRisk, findings: readonly Finding[]): Only {
  const own = row.findings.map((index) => findings[index]).filter((one) => one !== undefined);
  return { reason: `Only ${row.entity}`, findings: new Set(own) };
}
