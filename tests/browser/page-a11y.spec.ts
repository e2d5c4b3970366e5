import type { Page } from "@playwright/test";
import { faults } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { open, rows, scan, scanSample, start } from "./page-steps.ts";

const views: [string, (page: Page) => Promise<void>][] = [
  ["the start", async () => {}],
  [
    "findings and a detail",
    async (page) => {
      await scanSample(page, "ecs");
      await rows(page).first().click();
      await expect(page.locator("#detail")).toBeVisible();
    },
  ],
  [
    "activity",
    async (page) => {
      await scanSample(page, "splunk-cim");
      await page.locator("#tab-activity").click();
    },
  ],
  [
    "entities",
    async (page) => {
      await scanSample(page, "splunk-cim");
      await page.locator("#tab-entities").click();
    },
  ],
  [
    "problems",
    async (page) => {
      await scan(page, `${start({})}\n{"broken`);
      await page.locator("#tab-problems").click();
    },
  ],
  ["an empty result", async (page) => scan(page, "{}")],
  ["the rules", async (page) => page.locator("#rules summary").click()],
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, go] of views) {
    test(`no accessibility fault: ${name}, ${colorScheme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, site.url);
      await go(page);
      expect(await faults(page)).toEqual([]);
    });
  }
}

test("at 360 pixels nothing is wider than the screen, and the detail is a page of its own", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, site.url);
  const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await wide()).toBeLessThanOrEqual(0);
  await scanSample(page, "sysmon");
  expect(await wide()).toBeLessThanOrEqual(0);
  expect(await faults(page)).toEqual([]);
  await rows(page).first().click();
  await expect(page.locator("#detail")).toBeInViewport({ ratio: 0.99 });
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.locator("#detail")).toBeHidden();
  await expect(rows(page).first()).toBeFocused();
});

test("motion stops for those who ask for it", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, site.url);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
