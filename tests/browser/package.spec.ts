import { expect, test } from "./fixtures.ts";

test("the package's browser build works from plain files, and asks for its module alone", async ({ page, site }) => {
  await page.goto(`${site.url}blank/`);
  const records = await page.evaluate(async (url) => {
    const { createDetector } = (await import(url)) as typeof import("../../web/detector/index.ts");
    const [one, two] = await Promise.all([createDetector(), createDetector()]);
    return [one, two].map((detector) => detector.scan("{}").summary.records);
  }, `${site.url}package/dist/index.js`);
  expect(records).toEqual([1, 1]);
  expect(site.requests.map(({ url }) => url)).toEqual([
    "/blank/",
    "/package/dist/index.js",
    "/package/pkg/mofcomp_detector_bg.wasm",
  ]);
});
