import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/setup/browser.mjs";

/** Runs `use` with a fresh page of a real browser, and takes the browser down after it. */
async function withPage(use) {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ args, ...(executablePath && { executablePath }) });
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
  }
}

/** What the page at an address shows in its <output>, or the first error that nothing in it caught. */
export const outputOf = (url) =>
  withPage(async (page) => {
    const failure = new Promise((_, reject) => page.on("pageerror", reject));
    await page.goto(url);
    return Promise.race([page.locator("output:not(:empty)").textContent({ timeout: 60_000 }), failure]);
  });
