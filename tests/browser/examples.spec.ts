import { examples } from "../lib/examples.mjs";
import { expect, test } from "./fixtures.ts";

for (const { name, code } of examples().filter(({ html }) => html)) {
  test(`the example of ${name} scans as it stands`, async ({ page, site }) => {
    const imports = { "mofcomp-detector": "index", "mofcomp-detector/element": "element" };
    const files = Object.entries(imports).map(([from, to]) => [from, `${site.url}package/dist/${to}.js`]);
    const map = `<script type="importmap">${JSON.stringify({ imports: Object.fromEntries(files) })}</script>`;
    const listen =
      '<script>addEventListener("scan", () => document.body.setAttribute("data-scanned", ""), true)</script>';
    const element = '<script type="module">import "mofcomp-detector/element";</script>';
    const body = `<!doctype html>${map}<body>${listen}${code}${element}`;
    await page.route(`${site.url}example`, (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(`${site.url}example`);
    await expect(page.locator("body")).toHaveAttribute("data-scanned", "");
  });
}
