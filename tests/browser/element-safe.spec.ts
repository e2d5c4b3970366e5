import type { Page } from "@playwright/test";
import type { MofcompDetectorElement } from "../../web/element/index.ts";
import { asked, data, ELEMENT, reportOf, SAMPLES, show, WASM } from "./element-steps.ts";
import { expect, test } from "./fixtures.ts";
import { start } from "./page-steps.ts";

const SECRET = "S3CRET-4242";
const MARKUP = '<img src=x onerror="hacked=1"><b id=evil>';
const UNSEEN = "a\u0000b\u202ec\u2066d\u200be\u200ff\u0085g\u00a0h\ufeffi\u0007j\u2028k";

test("no request carries a log: the element asks for its own files, without words and without a body", async ({
  page,
  site,
}) => {
  // A policy that would let everything out: the element itself must not try.
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  const log = start({ host: SECRET, command: `mofcomp.exe ${SECRET}.mof` });
  const body = `<mofcomp-detector>${data(log)}</mofcomp-detector><mofcomp-detector sample="ecs"></mofcomp-detector>`;
  await show(page, site, body, { policy: "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'" });
  await reportOf(page);
  const element = page.locator("mofcomp-detector").first();
  await element.getByRole("textbox").fill(`${log}\n{"broken ${SECRET}`);
  await element.getByRole("button", { name: "Scan" }).click();
  await expect(element.locator(".problems")).toBeVisible();
  const second = page.locator("mofcomp-detector").nth(1);
  await second.scrollIntoViewIfNeeded();
  await expect(second.locator(".verdict")).toBeVisible();
  // Whatever was on its way has arrived when a later request of this test has.
  await page.evaluate(() => fetch("/blank/index.html"));
  expect(asked(site).sort()).toEqual([ELEMENT, SAMPLES, WASM, "/blank/index.html"].sort());
  expect(sent.filter((one) => one.includes(SECRET) || !one.startsWith("GET "))).toEqual([]);
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  expect(kept).toEqual([0, 0, ""]);
});

test("src is asked for once, and no redirection is followed", async ({ page, site }) => {
  // The server sends a folder without its slash to the one with it.
  await show(page, site, '<mofcomp-detector src="/blank"></mofcomp-detector>');
  await expect(page.locator("mofcomp-detector").getByRole("alert")).toContainText("/blank could not be loaded");
  await page.evaluate(() => fetch("/blank/index.html"));
  expect(asked(site)).toEqual([ELEMENT, "/blank", "/blank/index.html"]);
});

/** Text and attributes of the shadow tree in which something could hide; the log itself stands in the text field. */
function hiding(page: Page): Promise<string[]> {
  return page.locator("mofcomp-detector").evaluate((element) => {
    const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u;
    const found: string[] = [];
    const walk = document.createTreeWalker(element.shadowRoot as Node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = walk.nextNode(); node; node = walk.nextNode()) {
      if (node instanceof HTMLTextAreaElement) continue;
      const texts = node instanceof Element ? [...node.attributes].map(({ value }) => value) : [node.nodeValue ?? ""];
      found.push(...texts.filter((text) => unseen.test(text)));
    }
    return found;
  });
}

for (const [name, what] of [
  ["markup", MARKUP],
  ["characters that do not show", UNSEEN],
  ["keys of every object", "__proto__ constructor toString"],
] as const) {
  test(`a log made of ${name} reaches the element as visible text only`, async ({ page, site }) => {
    await show(page, site, "<mofcomp-detector></mofcomp-detector>");
    const log = start({ host: what, user: what, parent: what, command: `mofcomp.exe ${what}`, parentCommand: what });
    await page.locator("mofcomp-detector").evaluate(
      (one: MofcompDetectorElement, text) => {
        one.value = text;
      },
      `${log}\n{"broken": ${JSON.stringify(what)}`,
    );
    await reportOf(page);
    await page.locator("mofcomp-detector .problems summary").click();
    await expect(page.locator("mofcomp-detector .rule-card").first()).toBeVisible();
    expect(await hiding(page)).toEqual([]);
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    await expect(page.locator("mofcomp-detector #evil, mofcomp-detector img")).toHaveCount(0);
  });
}
