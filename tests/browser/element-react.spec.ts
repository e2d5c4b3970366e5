import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { bin } from "../../scripts/lib/command.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { ELEMENT, show } from "./element-steps.ts";
import { expect, test } from "./fixtures.ts";

/** The app of one React, bundled; the element stays the package's own file. */
async function bundle(version: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [at(`tests/react/${version}/app.tsx`)],
    bundle: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    alias: { "mofcomp-detector/element/react": ELEMENT },
    external: [ELEMENT],
    define: { "process.env.NODE_ENV": '"development"' },
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

for (const version of ["18", "19"]) {
  test(`React ${version} sets what the element takes and hears what it says`, async ({ page, site }) => {
    const script = await bundle(version);
    await page.route(`${site.url}app.js`, (route) => route.fulfill({ contentType: "text/javascript", body: script }));
    const load = '<script type="module" src="/app.js"></script>';
    await show(page, site, '<div id="root"></div>', { script: load });
    await expect(page.locator("output")).toHaveText("75");
    const element = page.locator("mofcomp-detector");
    await expect(element).toHaveAttribute("theme", "light");
    await expect(element.locator(".rule-card h4")).toHaveText(["Splunk"]);
    await expect(element.getByText("From React")).toBeVisible();
    await page.getByRole("button", { name: "Other" }).click();
    await expect(page.locator("output")).toHaveText("30");
    await expect(element).toHaveAttribute("theme", "dark");
  });

  test(`the types know the element in TSX of React ${version}`, () => {
    const { status, stdout } = spawnSync(bin("tsc"), ["--project", at(`tests/react/${version}/tsconfig.json`)], {
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
}
