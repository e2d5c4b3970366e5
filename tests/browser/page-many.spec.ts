import { expect, test } from "./fixtures.ts";
import { open, rows, scanFile, start } from "./page-steps.ts";

const COUNT = 10_000;

const log = (): Buffer =>
  Buffer.from(
    Array.from({ length: COUNT }, (_, index) => {
      const time = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
      return start({ host: `host-${String(index).padStart(5, "0")}`, pid: index + 1, time });
    }).join("\n"),
  );

test("10,000 findings stay fluid: few rows are drawn, and the keyboard reaches the last", async ({ page, site }) => {
  test.slow();
  await open(page, site.url);
  await scanFile(page, "many.ndjson", log());
  const grid = page.locator("#findings-grid");
  await expect(grid).toHaveAttribute("aria-rowcount", String(COUNT + 1));
  expect(await rows(page).count()).toBeLessThan(80);

  await rows(page).first().focus();
  await page.keyboard.press("End");
  await expect(page.locator(":focus")).toHaveAttribute("aria-rowindex", String(COUNT + 1));
  await expect(page.locator(":focus")).toContainText("host-09999");
  await expect(page.locator(":focus")).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(80);

  // A hundred screens of scrolling, each drawn: slower than half a second a screen would be far from fluid.
  const took = await grid.evaluate(async (element) => {
    const began = performance.now();
    for (let screen = 0; screen < 100; screen++) {
      element.scrollTop = screen * element.clientHeight;
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - began;
  });
  expect(took).toBeLessThan(50_000);
  console.log(`100 screens of 10,000 findings: ${took.toFixed(0)} ms`);

  await page.locator("#filter").fill("host-04711");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator("#findings-left")).toHaveText("1 of 10,000");
  await rows(page).first().click();
  await expect(page.locator("#detail .story")).toContainText("host-04711");
});

test("the page answers while a large file is scanned", async ({ page, site }) => {
  test.slow();
  await open(page, site.url);
  await page.evaluate(() => {
    const ticks = { n: 0 };
    Object.assign(globalThis, { ticks });
    setInterval(() => {
      ticks.n += document.getElementById("progress")?.hidden ? 0 : 1;
    }, 1);
  });
  await scanFile(page, "many.ndjson", log());
  expect(await page.evaluate(() => (globalThis as unknown as { ticks: { n: number } }).ticks.n)).toBeGreaterThan(3);
});
