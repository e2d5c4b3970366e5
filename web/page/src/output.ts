import type { Report } from "./core.js";
import { byId, fill, h } from "./dom.js";

/** Tells a screen reader, and nobody else. */
export function announce(text: string): void {
  fill(byId("live"), text);
}

/** Saves the report: exactly `JSON.stringify(report)`. */
export function downloadReport(report: Report): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(report)], { type: "application/json" }));
  const anchor = h("a", { href: url, download: "mofcomp-report.json" });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Copies a text and says so on the button that asked. */
export async function copyText(event: Event, text: string): Promise<void> {
  const button = event.currentTarget;
  const done = (await toClipboard(text)) ? "Copied" : "Copying was refused";
  announce(done);
  if (!(button instanceof HTMLElement)) return;
  button.dataset.said ??= button.textContent ?? "";
  button.textContent = done;
  setTimeout(() => {
    button.textContent = button.dataset.said ?? "";
  }, 2000);
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For hosts without the clipboard interface: plain http, some file: pages. */
function copyBySelection(text: string): boolean {
  const area = h("textarea", { class: "sr-only", readonly: true });
  area.value = text;
  const holder = document.querySelector("dialog[open]") ?? document.body;
  holder.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}
