import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/setup/browser.mjs";

// Chromium's sandbox does not start for root, and root is what containers run as. The other flags keep the browser
// itself silent on the network, so that the tests which count requests see only the page's.
const root = process.getuid?.() === 0;
const silent = ["quic", "background-networking", "component-update", "sync", "dev-shm-usage", "gpu"];

const browser = await findBrowser();

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [...silent.map((what) => `--disable-${what}`), "--no-first-run", ...(root ? ["--no-sandbox"] : [])],
    },
  },
});
