import { faults } from "./axe.ts";
import { data, reportOf, show } from "./element-steps.ts";
import { expect, test } from "./fixtures.ts";
import { start } from "./page-steps.ts";

const BODY = `
  <mofcomp-detector sample="security-4688" label="Quotes hide a run"></mofcomp-detector>
  <mofcomp-detector readonly>${data(`${start({})}\n{"broken`)}</mofcomp-detector>
  <mofcomp-detector src="https://example.com/"></mofcomp-detector>
  <mofcomp-detector></mofcomp-detector>`;

for (const theme of ["light", "dark"] as const) {
  test(`no accessibility fault, ${theme}`, async ({ page, site }) => {
    await show(page, site, BODY.replaceAll("<mofcomp-detector", `<mofcomp-detector loading="eager" theme="${theme}"`));
    await reportOf(page);
    await page.locator("mofcomp-detector .finding").evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    await expect(page.locator("mofcomp-detector .rule-card")).toHaveCount(8);
    await expect(page.locator("mofcomp-detector").nth(2).getByRole("alert")).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });
}

for (const [level, levels] of [
  [1, ["2", "3", "4"]],
  [2, ["3", "4", "5"]],
  [4, ["5", "6"]],
] as const) {
  test(`the outline of the page goes on in the element, under a heading of level ${level}`, async ({ page, site }) => {
    await show(page, site, `<div id="place"></div>`);
    await page.evaluate(
      ([depth, log]) => {
        for (const old of document.querySelectorAll("h2")) old.remove();
        const above = Array.from({ length: depth - 1 }, (_, index) => `h${index + 2}`);
        const names = [...above, "mofcomp-detector", "h2"].map((name) => document.createElement(name));
        for (const one of names) one.append(one.localName === "mofcomp-detector" ? log : "A heading");
        document.querySelector("#place")?.replaceWith(...names);
      },
      [level, start({})] as const,
    );
    await reportOf(page);
    const levelsOf = (all: Element[]) => all.map((one) => one.getAttribute("aria-level") ?? one.localName.slice(1));
    const inside = page.locator("mofcomp-detector").locator("h3, h4, h5");
    expect([...new Set(await inside.evaluateAll(levelsOf))]).toEqual(levels);
    expect(await faults(page)).toEqual([]);
  });
}

test("auto follows the colour scheme of the page around, a theme does not", async ({ page, site }) => {
  await show(page, site, "<mofcomp-detector></mofcomp-detector>", { policy: "" });
  const ground = (): Promise<string> =>
    page.locator("mofcomp-detector .base").evaluate((base) => getComputedStyle(base).backgroundColor);
  const light = await ground();
  await page.evaluate(() => {
    document.documentElement.style.colorScheme = "dark";
  });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.locator("mofcomp-detector").evaluate((element) => element.setAttribute("theme", "light"));
  expect(await ground()).toBe(light);
});

test("a colour and a part can be set from outside", async ({ page, site }) => {
  const style =
    "<style>mofcomp-detector { --mofcomp-surface: rgb(1, 2, 3) } mofcomp-detector::part(verdict) { color: rgb(4, 5, 6) }</style>";
  await show(page, site, `${style}<mofcomp-detector sample="ecs"></mofcomp-detector>`, { policy: "" });
  await reportOf(page);
  await expect(page.locator("mofcomp-detector .base")).toHaveCSS("background-color", "rgb(1, 2, 3)");
  await expect(page.locator("mofcomp-detector .verdict")).toHaveCSS("color", "rgb(4, 5, 6)");
});

test("at 320 pixels nothing is wider than the screen", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await show(page, site, '<mofcomp-detector sample="sysmon"></mofcomp-detector>', {
    head: '<meta name="viewport" content="width=device-width, initial-scale=1">',
  });
  await reportOf(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await faults(page)).toEqual([]);
});

test("the keyboard reaches everything, and opens and closes a finding", async ({ page, site }) => {
  await show(page, site, '<mofcomp-detector sample="security-4688"></mofcomp-detector>');
  await reportOf(page);
  await page.keyboard.press("Tab");
  await expect(page.locator("mofcomp-detector").getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("mofcomp-detector").getByRole("button", { name: "Scan" })).toBeFocused();
  await page.keyboard.press("Tab");
  const first = page.locator("mofcomp-detector .finding").first();
  await expect(first.locator("summary")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toHaveAttribute("open", "");
  await page.keyboard.press("Enter");
  await expect(first).not.toHaveAttribute("open");
});

test("nothing moves, and in forced colours the words keep their shapes and severities their borders", async ({
  page,
  site,
}) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await show(page, site, '<mofcomp-detector sample="security-4688"></mofcomp-detector>');
  await reportOf(page);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(page.locator("mofcomp-detector .severity").first()).toHaveCSS("border-top-width", "1px");
  const shape = page.locator("mofcomp-detector .word").first();
  expect(await shape.evaluate((one) => getComputedStyle(one, "::before").borderTopWidth)).toBe("2px");
});

test("a verdict is told to screen readers, in a region that was there before", async ({ page, site }) => {
  await show(page, site, "<mofcomp-detector></mofcomp-detector>");
  const element = page.locator("mofcomp-detector");
  const live = element.locator(".sr-only[role=status]");
  await expect(live).toBeEmpty();
  await element.getByRole("textbox").fill(start({}));
  await element.getByRole("button", { name: "Scan" }).click();
  await expect(live).toHaveText((await element.locator(".verdict").textContent()) ?? "no verdict");
});
