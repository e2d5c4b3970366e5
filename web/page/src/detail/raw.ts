import type { Finding, Occurrence } from "../core.js";
import { append, fill, h } from "../dom.js";
import { decidingValues } from "../text/reason.js";
import { visibleNodes } from "../text/visible.js";
import { bytes, product, sourceName } from "../text/words.js";
import { findSpans } from "./highlight.js";

/** Bytes of one record that are shown; the rest is in the analyst's own file. */
const MOST = 256 * 1024;

/** The raw record of each occurrence, as it was, with the values that decided marked. */
export function rawRecord(finding: Finding, text: Blob): HTMLElement {
  const body = h("div", { class: "raw-body" });
  const show = (occurrence: Occurrence): void => void present(body, finding, occurrence, text);
  const first = finding.occurrences[0];
  if (!first) return body;
  if (holdsSecret(finding)) veil(body, () => show(first));
  else show(first);
  return h("div", { class: "raw" }, occurrences(finding, show), body);
}

/** The one place that shows a record unmasked asks first, when the rest of the page masks something in it. */
function holdsSecret({ contributions }: Finding): boolean {
  return contributions.some(({ id }) => id === "credentials");
}

function veil(body: HTMLElement, reveal: () => void): void {
  const note = "This record holds a password or user name that the rest of this page masks.";
  fill(body, h("p", { class: "veil" }, note, " ", h("button", { type: "button", click: reveal }, "Show it as it was")));
}

function occurrences(finding: Finding, show: (occurrence: Occurrence) => void): HTMLElement {
  const items = finding.occurrences.map((one) => {
    const { line, record, byteStart, byteEnd } = one.location;
    const place = `${sourceName(one.source)}, line ${line}, record ${record}, bytes ${byteStart}–${byteEnd}`;
    const fires =
      one.fires.length > 0 ? `; ${one.fires.map(product).join(" and ")} would alert` : "; no rule fires on it";
    const button = h("button", { type: "button", class: "small", click: () => show(one) }, "Show");
    return h("li", {}, place, fires, " ", finding.occurrences.length > 1 ? button : null);
  });
  return h("ul", { class: "occurrences" }, ...items);
}

async function present(body: HTMLElement, finding: Finding, { location }: Occurrence, text: Blob): Promise<void> {
  const end = Math.min(location.byteEnd, location.byteStart + MOST);
  try {
    const raw = await text.slice(location.byteStart, end).text();
    const rest = location.byteEnd - end;
    const block = highlighted(raw, decidingValues(finding));
    fill(body, block, rest > 0 ? h("p", {}, `… and ${bytes(rest)} more.`) : null);
    showFirstMark(block);
  } catch {
    fill(body, h("p", {}, "The file can no longer be read: it was changed, moved or removed since the scan."));
  }
}

/** Scrolls the record, and only the record, to what decided. */
function showFirstMark(block: HTMLElement): void {
  const mark = block.querySelector("mark");
  if (mark) block.scrollTop = Math.max(0, mark.offsetTop - block.clientHeight / 3);
}

function highlighted(raw: string, values: readonly string[]): HTMLElement {
  const block = h("pre", { class: "raw-text", tabindex: 0, "aria-label": "Raw record" });
  let from = 0;
  for (const { start, end } of findSpans(raw, values)) {
    append(block, ...plain(raw.slice(from, start)), append(h("mark"), ...plain(raw.slice(start, end))));
    from = end;
  }
  return append(block, ...plain(raw.slice(from)));
}

function plain(text: string): Node[] {
  return visibleNodes(text, "\n\t");
}
