import { expect, test } from "./fixtures.ts";
import { open, rows, start } from "./page-steps.ts";

const LOG = ["alpha", "bravo", "charlie", "delta"].map((host, index) => start({ host, pid: index + 1 })).join("\n");

test("everything can be done with the keyboard alone", async ({ page, site }) => {
  const press = (...keys: string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = page.locator(":focus");
  await open(page, site.url);

  await press("Tab");
  await expect(focused).toHaveText("Skip to the log");
  await press("Enter");
  await expect(focused).toHaveAttribute("id", "input");
  await page.keyboard.insertText(LOG);
  await press("ControlOrMeta+Enter");
  await expect(rows(page)).toHaveCount(4);

  // From the log on, Tab alone reaches the table; one row is in its order.
  for (let steps = 0; steps < 60 && !(await focused.evaluate((one) => one.matches(".grid-row"))); steps++)
    await press("Tab");
  await expect(focused).toContainText("alpha");
  await press("ArrowDown", "ArrowDown");
  await expect(focused).toContainText("charlie");
  await press("End");
  await expect(focused).toContainText("delta");
  await press("ArrowDown");
  await expect(focused).toContainText("delta");
  await press("Home", "ArrowDown", "Enter");
  await expect(page.locator("#detail")).toBeVisible();
  await expect(focused).toHaveAttribute("id", "detail-title");
  await expect(page.locator("#detail .story")).toContainText("bravo");

  await press("Tab");
  await expect(focused).toHaveAttribute("id", "copy-markdown");
  await press("Tab", "Tab", "Enter");
  await expect(page.locator("#detail .story")).toContainText("charlie");
  await press("Escape");
  await expect(page.locator("#detail")).toBeHidden();
  await expect(focused).toContainText("charlie");

  // With the detail open beside the table, moving in the table takes the detail along.
  await press("Enter");
  await page.locator("#findings .grid-row[aria-selected=true]").focus();
  await press("ArrowDown");
  await expect(page.locator("#detail .story")).toContainText("delta");
  await expect(focused).toContainText("delta");

  await page.locator("#tab-findings").focus();
  await press("ArrowRight");
  await expect(page.locator("#tab-activity")).toHaveAttribute("aria-selected", "true");
  await press("ArrowLeft", "ArrowLeft");
  await expect(focused).toHaveAttribute("id", "tab-problems");
});

test("a heading sorts, says so, and keeps the keyboard", async ({ page, site }) => {
  await open(page, site.url);
  await page.locator("#input").fill(LOG);
  await page.locator("#scan").click();
  const host = page.locator('[data-sort="host"]');
  await host.focus();
  await page.keyboard.press("Enter");
  await expect(host.locator("..")).toHaveAttribute("aria-sort", "ascending");
  await page.keyboard.press("Enter");
  await expect(host.locator("..")).toHaveAttribute("aria-sort", "descending");
  await expect(page.locator('[data-sort="host"]')).toBeFocused();
  await expect(rows(page).first()).toContainText("delta");
});

test("a screen reader hears the verdict", async ({ page, site }) => {
  await open(page, site.url);
  await page.locator("#input").fill(LOG);
  await page.locator("#scan").click();
  await expect(page.locator("#live")).toContainText("4 of 4 process starts ran mofcomp");
});
