import { existsSync } from "node:fs";
import { at } from "../../scripts/lib/paths.mjs";
import type { MofcompDetectorElement } from "../../web/element/index.ts";
import { faults } from "./axe.ts";
import { PAGES, reportsOf } from "./docs-steps.ts";
import { expect, test } from "./fixtures.ts";

test("each page has a title and a description of its own", async ({ page, site }) => {
  const seen: string[] = [];
  for (const name of PAGES) {
    await page.goto(`${site.url}docs/${name}`);
    const description = await page.locator('meta[name="description"]').getAttribute("content");
    expect(description?.length, name).toBeGreaterThan(40);
    seen.push(await page.title(), description ?? "");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator('.side [aria-current="page"]')).toHaveCount(1);
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test("every link and anchor within the site leads somewhere, and every way out is https", async ({ page, site }) => {
  const links: { from: string; href: string }[] = [];
  const anchors = new Set<string>();
  for (const name of PAGES) {
    await page.goto(`${site.url}docs/${name}`);
    const found = await page.evaluate(() => ({
      hrefs: [...document.querySelectorAll("a")].map((one) => one.getAttribute("href") ?? ""),
      ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    }));
    expect(new Set(found.ids).size, `ids of ${name}`).toBe(found.ids.length);
    for (const id of found.ids) anchors.add(`${name}#${id}`);
    links.push(...found.hrefs.map((href) => ({ from: name, href })));
  }
  const broken = links.filter(({ from, href }) => {
    if (href.startsWith("https://") || href === "../") return false;
    const [file = "", anchor] = href.split("#");
    if (!existsSync(at("web/docs/dist", file || from))) return true;
    return anchor !== undefined && !anchors.has(`${file || from}#${anchor}`);
  });
  expect(broken).toEqual([]);
});

test("a page asks its own site alone, for its own files, and sends nothing of a log", async ({ page, site }) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  await page.goto(`${site.url}docs/rules.html`);
  await reportsOf(page);
  const files = ["rules.html", "assets/style.css", "assets/site.js"];
  const packed = ["dist/element.js", "pkg/mofcomp_detector_bg.wasm"].map((file) => `assets/package/${file}`);
  expect(sent.sort()).toEqual([...files, ...packed].map((file) => `GET ${site.url}docs/${file} `).sort());
});

test("the policy of every page allows its own site alone, and no text as a script", async ({ page, site }) => {
  for (const name of PAGES) {
    await page.goto(`${site.url}docs/${name}`);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy?.split("; ")).toEqual(expect.arrayContaining(["default-src 'none'", "trusted-types 'none'"]));
    expect(policy).not.toMatch(/'unsafe-|\*|https?:/);
  }
});

for (const name of PAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`no accessibility fault: ${name}, ${colorScheme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${site.url}docs/${name}`);
      // One demo: the element has tests of its own, and axe takes half a minute for thirteen.
      const demo = page.locator("mofcomp-detector").first();
      if ((await demo.count()) > 0) await demo.evaluate((one: MofcompDetectorElement) => one.scan());
      expect(await faults(page)).toEqual([]);
    });
  }

  test(`at 320 pixels nothing of ${name} is wider than the screen`, async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`${site.url}docs/${name}`);
    await reportsOf(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await expect(page.locator(".side ul").first()).toBeHidden();
  });
}

test("without scripts a demo is its log", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}docs/embed.html`);
  await expect(page.locator('[data-demo="quoted_4688"] noscript pre')).toBeVisible();
  await context.close();
});
