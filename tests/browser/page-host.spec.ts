import { expect, test } from "./fixtures.ts";

test("without WebAssembly the page says so, and says what to do", async ({ page, site }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto(site.url);
  await expect(page.locator("#notice")).toContainText("WebAssembly is switched off in this browser");
  await expect(page.locator("#status")).toHaveText("Not available here");
});

for (const [what, base64] of [
  ["is broken", "AGFzbQEAAAAB"],
  ["is another one", "AGFzbQEAAAA="],
]) {
  test(`a module that ${what} is a sentence, not a dead page`, async ({ page, site }) => {
    await page.route(site.url, async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace(/(id="wasm">)[^<]*/, `$1${base64}`) });
    });
    await page.goto(site.url);
    await expect(page.locator("#status")).toHaveText("Not available here");
    await expect(page.locator("#notice")).toContainText(/could not load the detector|not the one that belongs/);
  });
}

test("without scripts the page says why it cannot scan", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.locator("noscript .notice")).toBeVisible();
  await context.close();
});

test("the theme follows the system until it is chosen, and the choice is kept", async ({ page, site }) => {
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.url);
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.locator("#theme").click();
  await expect(page.locator("#theme")).toHaveText("Theme: light");
  expect(await ground()).toBe(light);
  await page.reload();
  expect(await ground()).toBe(light);
});
