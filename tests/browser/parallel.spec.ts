import type { Page } from "@playwright/test";
import { expect, type Site, test } from "./fixtures.ts";

/** Some 25 MB of lines, three of them starts of mofcomp.exe, scanned by two workers of the package and by none. */
async function scanTwice(
  page: Page,
  site: Site,
): Promise<{ same: boolean; findings: number; workers: number | undefined }> {
  await page.goto(`${site.url}blank/`);
  return page.evaluate(async (url) => {
    const { createDetector } = (await import(url)) as typeof import("../../web/detector/index.ts");
    const line = `${JSON.stringify({ EventID: 1, Image: "C:\\a.exe", CommandLine: "ü".repeat(500) })}\n`;
    const [mofcomp, parent] = ["C:\\Windows\\System32\\wbem\\mofcomp.exe", "C:\\cmd.exe"];
    const hit = `${JSON.stringify({ EventID: 1, Image: mofcomp, ParentImage: parent, ProcessGuid: "{1}", CommandLine: "mofcomp a.mof" })}\n`;
    const log = new Blob(Array.from({ length: 24_000 }, (_, nth) => (nth % 8_000 === 7_999 ? hit : line)));
    const detector = await createDetector();
    const workers: number[] = [];
    const onProgress = (progress: { workers: number }): number => workers.push(progress.workers);
    const together = await detector.scanStream(log.stream(), { workers: 2, onProgress });
    const alone = await detector.scanStream(log.stream());
    return {
      same: JSON.stringify(together) === JSON.stringify(alone),
      findings: together.findings.length,
      workers: workers.at(-1),
    };
  }, `${site.url}package/dist/index.js`);
}

test("two workers of the package give the report of one, and are gone after it", async ({ page, site }) => {
  expect(await scanTwice(page, site)).toEqual({ same: true, findings: 3, workers: 2 });
  await expect.poll(() => page.workers().length).toBe(0);
  const scripts = site.requests.filter(({ url }) => url.endsWith("worker.js"));
  expect(scripts.length).toBeGreaterThan(0);
});

test("a policy that allows no workers leaves the scan to the page's own thread", async ({ page, site }) => {
  await page.route("**/blank/", async (route) => {
    const headers = { "Content-Type": "text/html", "Content-Security-Policy": "worker-src 'none'" };
    await route.fulfill({ headers, body: "<!doctype html>" });
  });
  expect(await scanTwice(page, site)).toEqual({ same: true, findings: 3, workers: 1 });
});
