import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type Case, differences, leavesNative, loadCases } from "../lib/cases.mjs";
import { test as base, expect, type Site, startSite } from "./fixtures.ts";

type Input = Case["input"];
type Options = NonNullable<Case["options"]>;

// A text box makes one line feed of CR LF, and an empty one is not scanned; files keep their bytes.
const canBeTyped = (input: Input): input is string =>
  typeof input === "string" && input.trim() !== "" && !/[\r\0]/.test(input);

/** One page for all cases of a worker: no scan may leave anything behind for the next one. */
const test = base.extend<object, { workbench: Page }>({
  workbench: [
    async ({ browser }, use) => {
      const site = await startSite();
      const page = await browser.newPage();
      await page.goto(site.url);
      await use(page);
      await page.close();
      await site.close();
    },
    { scope: "worker" },
  ],
});

/** Scans as an analyst does, and takes the report that the page offers for download. */
async function scanOnPage(page: Page, input: Input): Promise<string> {
  if (canBeTyped(input)) {
    await page.locator("#input").fill(input);
    await page.locator("#scan").click();
  } else {
    const file = { name: "log.bin", mimeType: "application/octet-stream", buffer: Buffer.from(input) };
    await page.locator("#file").setInputFiles(file);
  }
  const download = page.waitForEvent("download");
  await page.locator("#download").click();
  return readFile(await (await download).path(), "utf8");
}

/** The page takes no options: a case that has some goes through the package's browser build, in an empty page. */
async function scanWithOptions(page: Page, site: Site, input: Input, options: Options): Promise<string> {
  await page.goto(`${site.url}blank/`);
  const given = typeof input === "string" ? input : [...input];
  return page.evaluate(
    async ({ url, given, options }) => {
      const { createDetector } = (await import(url)) as typeof import("../../web/detector/index.ts");
      const detector = await createDetector(options);
      return JSON.stringify(detector.scan(typeof given === "string" ? given : new Uint8Array(given)));
    },
    { url: `${site.url}package/dist/index.js`, given, options },
  );
}

function check(item: Case, report: string): void {
  expect(differences(item.expect, JSON.parse(report)), item.about).toEqual([]);
  expect(leavesNative(item, report), "Chromium and native must write the same bytes").toBeUndefined();
}

for (const item of loadCases()) {
  const { path, input, options } = item;
  if (options) test(path, async ({ page, site }) => check(item, await scanWithOptions(page, site, input, options)));
  else test(path, async ({ workbench }) => check(item, await scanOnPage(workbench, input)));
}
