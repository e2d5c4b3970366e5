import { EXAMPLE_LOG, readmeBlock } from "../lib/readme.mjs";
import { expect, test } from "./fixtures.ts";

test("README's example for a page runs as it stands, its name resolved by an import map", async ({ page, site }) => {
  const imports = JSON.stringify({ imports: { "mofcomp-detector": `${site.url}package/dist/index.js` } });
  const body = `<script type="importmap">${imports}</script><textarea>${EXAMPLE_LOG}</textarea><output></output>`;
  await page.route(`${site.url}example`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html>${body}${readmeBlock("html page")}` }),
  );
  await page.goto(`${site.url}example`);
  await expect(page.locator("output")).toHaveText("1 mofcomp starts");
});

test("README's element runs as it stands", async ({ page, site }) => {
  const imports = JSON.stringify({ imports: { "mofcomp-detector/element": `${site.url}package/dist/element.js` } });
  const body = `<script type="importmap">${imports}</script>${readmeBlock("html element")}`;
  await page.route(`${site.url}example`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html>${body}` }),
  );
  await page.goto(`${site.url}example`);
  await expect(page.locator("mofcomp-detector .finding .word")).toHaveText([
    "Alerts",
    "Blind spot",
    "Alerts",
    "Blind spot",
  ]);
});
