import { expect, test } from "./fixtures.ts";
import { hold, largeFile, names, open, rows, scanFile } from "./page-steps.ts";

test("a large file is shared out to several threads, which are gone after it", async ({ page, site }) => {
  await open(page, site.url);
  let started = 0;
  page.on("worker", () => {
    started += 1;
  });
  await scanFile(page, "large.ndjson", largeFile());
  await expect(rows(page)).toHaveCount(2);
  expect(started).toBeGreaterThan(0);
  await expect.poll(() => names(page)).toEqual(["scan"]);

  await rows(page).filter({ hasText: "host-b" }).click();
  await expect(page.locator(".raw-text")).toContainText("host-b");
  await page.locator("#close-detail").click();
  await page.locator("#tab-problems").click();
  await expect(page.locator("#problems .grid-row").first().locator(".cell-line")).toHaveText("2");
});

test("its progress is told", async ({ page, site }) => {
  await open(page, site.url);
  await hold(page, "host-b");
  await page.locator("#file").setInputFiles({ name: "l.ndjson", mimeType: "text/plain", buffer: largeFile() });
  await expect(page.locator("#progress-text")).toContainText(/^Scanned \d+\.\d MB of 2\d\.\d MB · /);
});

test("cancelled, all its threads end at once, and the next scan works", async ({ page, site }) => {
  await open(page, site.url);
  await hold(page, "host-b");
  // What the scan worker is held at comes from another thread. (It cannot be asked for its name then.)
  const lane = page.waitForEvent("worker");
  await page.locator("#file").setInputFiles({ name: "l.ndjson", mimeType: "text/plain", buffer: largeFile() });
  await lane;
  const ended = page.workers().map((worker) => worker.waitForEvent("close"));
  await page.locator("#cancel").click();
  await Promise.all(ended);
  await expect(page.locator("#notice")).toContainText("cancelled");
  await scanFile(page, "large.ndjson", largeFile());
  await expect(rows(page)).toHaveCount(2);
});

test("from a file: address too", async ({ page }) => {
  await open(page, new URL("../../web/page/dist/index.html", import.meta.url).href);
  const started = page.waitForEvent("worker");
  await scanFile(page, "large.ndjson", largeFile());
  await started;
  await expect(rows(page)).toHaveCount(2);
});
