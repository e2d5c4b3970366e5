import { test as base } from "@playwright/test";
import { at } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";

/** A server of a test's own: its log holds that test's requests alone. */
export type Site = Awaited<ReturnType<typeof serve>>;

/** Starts a server for the built page, the same page under a sub-path, and the package's browser build. */
export const startSite = (): Promise<Site> =>
  serve({
    "/": at("web/page/dist"),
    "/docs/": at("web/docs/dist"),
    "/under/a/path/": at("web/page/dist"),
    "/package/dist/": at("dist"),
    "/package/pkg/": at("pkg"),
    "/blank/": at("tests/browser/blank"),
  });

/** Playwright's `test` with `site`, the address of the page and the log of its server. */
export const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of other fixtures from this pattern.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
});

export { expect } from "@playwright/test";
