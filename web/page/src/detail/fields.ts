import type { Finding, ProcessStart } from "../core.js";
import { h } from "../dom.js";
import { clip } from "../text/words.js";

type Row = readonly [field: string, value: string];

/** The event's fields, each with where it was read. */
export function fields({ event }: Finding): HTMLElement {
  const rows = leaves(event).map(([field, value]) => {
    const origin = event.provenance[field] ?? event.provenance[field.replace(/(\.\w+|\[\d+\])$/, "")];
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, h("code", {}, field)),
      h("td", {}, h("code", { class: "value" }, clip(value, 4000))),
      h("td", { class: "origin" }, origin ? h("code", {}, origin) : ""),
    );
  });
  const head = ["Field", "Value", "Read from"].map((text) => h("th", { scope: "col" }, text));
  return h("table", { class: "fields" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows));
}

function leaves({ provenance: _, ...event }: ProcessStart): Row[] {
  return Object.entries(event).flatMap(([name, value]) => leavesOf(name, value));
}

function leavesOf(path: string, value: unknown): Row[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((one, index): Row => [`${path}[${index}]`, String(one)]);
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(`${path}.${name}`, inner));
}
