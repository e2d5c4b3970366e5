import type { MofcompDetectorElement } from "../../web/element/index.ts";
import { asked, data, ELEMENT, reportOf, SAMPLES, show, WASM } from "./element-steps.ts";
import { expect, test } from "./fixtures.ts";
import { start } from "./page-steps.ts";

const FAR = '<div class="far"></div>';
// The strict policy allows no style of the test's own either: a page is made long by its content.
const long = (body: string): string => `${"<p>…</p>".repeat(200)}${body}`;

test("several elements share one script and one module", async ({ page, site }) => {
  const one = `<mofcomp-detector loading="eager">${data(start({}))}</mofcomp-detector>`;
  await show(page, site, `${one}${one}<mofcomp-detector sample="ecs" loading="eager"></mofcomp-detector>${FAR}`);
  for (const element of await page.locator("mofcomp-detector").all()) {
    await expect(element.locator(".verdict")).toBeVisible();
  }
  expect(asked(site).sort()).toEqual([ELEMENT, SAMPLES, WASM].sort());
});

test("an element out of sight loads nothing until it comes into view", async ({ page, site }) => {
  await show(page, site, long(`<mofcomp-detector src="/blank/index.html"></mofcomp-detector>`));
  await page.waitForFunction(() => customElements.get("mofcomp-detector"));
  // Proof that its turn has passed: an element that is in view, added later, is done.
  await page.evaluate((log) => {
    const other = document.createElement("mofcomp-detector") as MofcompDetectorElement;
    other.id = "seen";
    other.value = log;
    document.querySelector("h1")?.after(other);
  }, start({}));
  await reportOf(page, "#seen");
  expect(asked(site)).toEqual([ELEMENT, WASM]);
  await page.locator("mofcomp-detector:not(#seen)").scrollIntoViewIfNeeded();
  await reportOf(page, "mofcomp-detector:not(#seen)");
  expect(asked(site)).toEqual([ELEMENT, WASM, "/blank/index.html"]);
});

test("eager does not wait for its sight, and scan() neither", async ({ page, site }) => {
  const eager = `<mofcomp-detector loading="eager">${data(start({}))}</mofcomp-detector>`;
  await show(page, site, long(`${eager}<mofcomp-detector id="asked">${data("{}")}</mofcomp-detector>`));
  await reportOf(page);
  const records = await page
    .locator("#asked")
    .evaluate(async (one: MofcompDetectorElement) => (await one.scan())?.summary.records);
  expect(records).toBe(1);
});

test("an element without a log loads nothing until it is used", async ({ page, site }) => {
  await show(page, site, "<mofcomp-detector></mofcomp-detector>");
  const element = page.locator("mofcomp-detector");
  await element.getByRole("button", { name: "Scan" }).click();
  await expect(element.getByText("There is nothing to scan yet.")).toBeVisible();
  await element.getByRole("textbox").fill(start({}));
  expect(asked(site)).toEqual([ELEMENT]);
  await element.getByRole("button", { name: "Scan" }).click();
  await expect(element.locator(".finding")).toHaveCount(1);
  await element.getByRole("textbox").fill("");
  await element.getByRole("button", { name: "Reset" }).click();
  await expect(element.locator(".result")).toBeHidden();
});

test("the module can lie elsewhere: wasm-src, and wasmUrl for all", async ({ page, site }) => {
  await show(
    page,
    site,
    `<mofcomp-detector wasm-src="/package/pkg/../pkg/mofcomp_detector_bg.wasm?1">${data("{}")}</mofcomp-detector>`,
  );
  await reportOf(page);
  expect(asked(site)).toEqual([ELEMENT, `${WASM}?1`]);
  await page.evaluate(async (url) => {
    const { MofcompDetectorElement } = (await import(
      "/package/dist/element.js" as string
    )) as typeof import("../../web/element/index.ts");
    MofcompDetectorElement.wasmUrl = url;
    const other = document.createElement("mofcomp-detector");
    other.value = "{}";
    document.body.append(other);
    await other.scan();
  }, `${WASM}?2`);
  expect(asked(site)).toEqual([ELEMENT, `${WASM}?1`, `${WASM}?2`]);
});

const FAULTS: [string, Record<string, string>, string, string][] = [
  ["a log that is not there", { src: "/missing" }, "src", "the server says 404"],
  ["a log elsewhere", { src: "https://example.com/x" }, "src", "is not on this site"],
  ["a sample that is not there", { sample: "x" }, "sample", "There are: sysmon"],
  ["a module that is not there", { sample: "ecs", "wasm-src": "/no" }, "internal", "answered 404"],
  ["a page for a module", { sample: "ecs", "wasm-src": "/blank/index.html" }, "internal", "answered a page"],
  ["a module that is none", { sample: "ecs", "wasm-src": "/package/dist/element.js" }, "internal", "damaged"],
];

for (const [what, attributes, code, sentence] of FAULTS) {
  test(`${what} is a sentence in the element, and an event`, async ({ page, site }) => {
    await show(page, site, "");
    const heard = await page.evaluate(
      (names) =>
        new Promise((resolve) => {
          const element = document.createElement("mofcomp-detector");
          for (const [name, value] of Object.entries(names)) element.setAttribute(name, value);
          element.addEventListener("error", (event) => resolve(event.detail.code));
          document.body.append(element);
        }),
      attributes,
    );
    expect(heard).toBe(code);
    await expect(page.locator("mofcomp-detector").getByRole("alert")).toContainText(sentence);
  });
}

test("a log that did not come is asked for again when the reader scans", async ({ page, site }) => {
  let answers = 0;
  await page.route(`${site.url}log`, (route) =>
    answers++ === 0 ? route.fulfill({ status: 503 }) : route.fulfill({ body: start({}) }),
  );
  await show(page, site, '<mofcomp-detector src="/log"></mofcomp-detector>');
  const element = page.locator("mofcomp-detector");
  await expect(element.getByRole("alert")).toContainText("the server says 503");
  await element.getByRole("button", { name: "Scan" }).click();
  expect((await reportOf(page)).findings).toHaveLength(1);
  await expect(element.getByRole("alert")).toBeHidden();
});

test("without 'wasm-unsafe-eval' the element says what the policy lacks", async ({ page, site }) => {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  await show(page, site, `<mofcomp-detector>${data("{}")}</mofcomp-detector>`, { policy });
  await expect(page.locator("mofcomp-detector").getByRole("alert")).toContainText("'wasm-unsafe-eval'");
});

test("properties set before the definition count", async ({ page, site }) => {
  await show(page, site, "<mofcomp-detector></mofcomp-detector>", { script: "" });
  await page.evaluate(async (log) => {
    const element = document.querySelector("mofcomp-detector") as MofcompDetectorElement;
    Object.assign(element, { value: log, readonly: true, theme: "dark", rules: "splunk" });
    await import("/package/dist/element.js" as string);
  }, start({}));
  expect((await reportOf(page)).findings).toHaveLength(1);
  const element = page.locator("mofcomp-detector");
  await expect(element).toHaveAttribute("theme", "dark");
  await expect(element).toHaveAttribute("rules", "splunk");
  await expect(element).toHaveAttribute("readonly");
});

test("an element that is taken out and put back goes on, and keeps what it has", async ({ page, site }) => {
  await show(page, site, `<mofcomp-detector>${data(start({}))}</mofcomp-detector><div id="other"></div>`);
  const report = await reportOf(page);
  const scans = await page.evaluate(async (log) => {
    let heard = 0;
    document.addEventListener("scan", () => heard++);
    const [element, fresh] = [document.querySelector("mofcomp-detector"), document.createElement("mofcomp-detector")];
    const other = document.querySelector("#other");
    if (element) other?.append(element);
    fresh.value = log;
    fresh.loading = "eager";
    other?.append(fresh);
    fresh.remove();
    other?.append(fresh);
    await new Promise((resolve) => document.addEventListener("scan", resolve, { once: true }));
    return heard;
  }, start({}));
  expect(scans).toBe(1);
  expect(await reportOf(page, "#other > mofcomp-detector")).toEqual(report);
});

test("text that comes later, as of a parser or a framework, is scanned; a log that changes again too", async ({
  page,
  site,
}) => {
  await show(page, site, "<mofcomp-detector></mofcomp-detector>");
  const element = page.locator("mofcomp-detector");
  await element.evaluate((one, log) => one.append(log), start({}));
  await expect(element.locator(".finding")).toHaveCount(1);
  await element.evaluate((one) => {
    one.textContent = "{}";
  });
  await expect(element.locator(".verdict")).toContainText("No process start");
});

test("the page lives on while a large log is read, and what is too large is refused", async ({ page, site }) => {
  await show(page, site, "<mofcomp-detector></mofcomp-detector>");
  const turns = await page.locator("mofcomp-detector").evaluate(async (one: MofcompDetectorElement) => {
    let count = 0;
    const timer = setInterval(() => count++, 0);
    one.value = '{"a":1}\n'.repeat(250_000);
    await one.scan();
    clearInterval(timer);
    return { count, records: one.report?.summary.records };
  });
  expect(turns.records).toBe(250_000);
  expect(turns.count).toBeGreaterThan(3);
  await page.locator("mofcomp-detector").evaluate((one: MofcompDetectorElement) => {
    one.value = " ".repeat(2 * 1024 * 1024 + 1);
  });
  await expect(page.locator("mofcomp-detector").getByRole("alert")).toContainText("above 2 MiB");
});
