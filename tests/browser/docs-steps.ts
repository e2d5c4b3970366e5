import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { at } from "../../scripts/lib/paths.mjs";
import type { Report } from "../../web/detector/types.ts";
import type { MofcompDetectorElement } from "../../web/element/index.ts";

/** The files of the built documentation. */
export const PAGES = readdirSync(at("web/docs/dist")).filter((name) => name.endsWith(".html"));

/** Has every demo of a page scanned, in view or not; answers their reports by the names of their cases. */
export function reportsOf(page: Page): Promise<Record<string, Report | null>> {
  return page.evaluate(async () => {
    await customElements.whenDefined("mofcomp-detector");
    const reports: Record<string, Report | null> = {};
    for (const element of document.querySelectorAll<MofcompDetectorElement>("mofcomp-detector[data-demo]")) {
      reports[element.dataset.demo ?? ""] = element.report ?? (await element.scan());
    }
    return reports;
  });
}
