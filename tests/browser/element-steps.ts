import type { Page } from "@playwright/test";
import type { Report } from "../../web/detector/types.ts";
import type { MofcompDetectorElement } from "../../web/element/index.ts";
import { expect, type Site } from "./fixtures.ts";

/** What the element asks of a page around it, and nothing more; no string may become markup, not even by a policy. */
export const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

interface Around {
  policy?: string;
  head?: string;
  script?: string;
}

const SCRIPT = '<script type="module" src="/package/dist/element.js"></script>';

/** Shows markup in a page of its own, under a strict policy; answers what the page says in its console. */
export async function show(page: Page, site: Site, body: string, around: Around = {}): Promise<string[]> {
  const { policy = STRICT, head = "", script = SCRIPT } = around;
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Around</title>${head}${script}</head><body><main><h1>Around</h1><h2>A demo</h2>${body}</main></body></html>`;
  await page.route(`${site.url}around`, (route) =>
    route.fulfill({ contentType: "text/html", headers: { "Content-Security-Policy": policy }, body: html }),
  );
  await page.goto(`${site.url}around`);
  return said;
}

/** The requests of a test's page, without the page itself. */
export const asked = (site: Site): string[] => site.requests.map(({ url }) => url).filter((url) => url !== "/around");

export const ELEMENT = "/package/dist/element.js";
export const SAMPLES = "/package/dist/element-samples.js";
export const WASM = "/package/pkg/mofcomp_detector_bg.wasm";

/** The report of the first element, once it has one. */
export async function reportOf(page: Page, selector = "mofcomp-detector"): Promise<Report> {
  const element = page.locator(selector).first();
  await expect(element.locator(".verdict")).toBeVisible();
  const report = await element.evaluate((one) => (one as MofcompDetectorElement).report);
  if (!report) throw new Error("a verdict, and no report");
  return report;
}

/** A log as a child that HTML leaves as it is. */
export const data = (log: string): string => `<script type="application/x-ndjson">${log}</script>`;
