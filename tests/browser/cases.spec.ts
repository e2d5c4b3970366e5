import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type Case, differences, loadCases, nativeReport } from "../lib/cases.mjs";
import { expect, type Site, test } from "./fixtures.ts";

type Input = Case["input"];
type Options = NonNullable<Case["options"]>;

// A text box makes one line feed of CR LF, and an empty one is not scanned; files keep their bytes.
const canBeTyped = (input: Input): input is string =>
  typeof input === "string" && input.trim() !== "" && !/[\r\0]/.test(input);

/** Scans as an analyst does, and takes the report that the page offers for download. */
async function scanOnPage(page: Page, site: Site, input: Input): Promise<string> {
  await page.goto(site.url);
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

for (const item of loadCases()) {
  test(item.path, async ({ page, site }) => {
    const { input, options } = item;
    const report = await (options ? scanWithOptions(page, site, input, options) : scanOnPage(page, site, input));
    expect(differences(item.expect, JSON.parse(report)), item.about).toEqual([]);
    expect(report, "Chromium and native must write the same bytes").toBe(nativeReport(item));
  });
}
