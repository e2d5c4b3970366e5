import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { at } from "./lib/paths.mjs";
import { main } from "./lib/say.mjs";
import { serve } from "./serve.mjs";
import { findBrowser } from "./setup/browser.mjs";

/*
 * Pictures of the built page. Without an argument: docs/page.png, for the README. With a folder: also every other state
 * worth a look after a change of the style sheet, in light and dark, wide and narrow, empty and with 10,000 findings.
 */

const README = { width: 1760, height: 1040 };
const WIDE = { width: 1440, height: 940 };
const NARROW = { width: 360, height: 780 };

const sample = (id) => (page) => page.locator(`[data-sample="${id}"]`).click();
const row = (text) => (page) => page.locator("#findings .grid-row").filter({ hasText: text }).first().click();
const tab = (id) => (page) => page.locator(`#tab-${id}`).click();
const type = (text) => async (page) => {
  await page.locator("#input").fill(text);
  await page.locator("#scan").click();
};
const file = (text) => (page) =>
  page.locator("#file").setInputFiles({ name: "many.ndjson", mimeType: "text/plain", buffer: Buffer.from(text) });

/** 10,000 runs with some variety, as CIM rows. */
const many = () =>
  Array.from({ length: 10_000 }, (_, index) =>
    JSON.stringify({
      dest: `host-${String(index % 700).padStart(3, "0")}.corp.example`,
      user: `user${index % 90}`,
      parent_process_name: ["cmd.exe", "explorer.exe", "msiexec.exe", "w3wp.exe"][index % 4],
      process_name: "mofcomp.exe",
      process: `mofcomp.exe C:\\${["Windows\\Temp", "Users\\Public", "Program Files\\Example"][index % 3]}\\f${index}.mof`,
      process_id: String(1000 + index),
      _time: 1_780_000_000 + index * 37,
    }),
  ).join("\n");

const SHOTS = {
  page: { size: README, steps: [sample("security-4688"), row("inventory.mof")] },
  start: { size: WIDE, steps: [] },
  "start-dark": { size: WIDE, dark: true, steps: [] },
  "start-narrow": { size: NARROW, whole: true, steps: [] },
  findings: { size: WIDE, steps: [sample("splunk-cim")] },
  "detail-dark": { size: WIDE, dark: true, steps: [sample("ecs"), row("subscri")] },
  "detail-large": { size: { width: 1920, height: 1080 }, steps: [sample("defender"), row("hwinfo")] },
  activity: { size: WIDE, steps: [sample("splunk-cim"), tab("activity")] },
  entities: { size: WIDE, steps: [sample("splunk-cim"), tab("entities")] },
  problems: { size: WIDE, steps: [type('{"a": 1},\n{"b": \n{"c": 2}'), tab("problems")] },
  empty: { size: WIDE, steps: [type('{"process.name":"notepad.exe","ecs.version":"8"}')] },
  many: { size: WIDE, steps: [file(many())] },
  narrow: { size: NARROW, whole: true, steps: [sample("defender")] },
  "narrow-detail": { size: NARROW, steps: [sample("sysmon"), row("xitmf")] },
};

async function shoot(browser, url, { size, dark, whole, steps }, path) {
  const page = await browser.newPage({ viewport: size, colorScheme: dark ? "dark" : "light", timezoneId: "UTC" });
  await page.goto(url);
  await page.locator('#status[data-state="ready"]').waitFor();
  for (const step of steps) {
    await step(page);
    await page.locator("#progress").waitFor({ state: "hidden" });
  }
  await page.mouse.move(0, 0);
  await page.screenshot({ path, fullPage: whole ?? false });
  await page.close();
  console.log(path);
}

await main(async () => {
  const folder = process.argv[2];
  const executablePath = await findBrowser();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const site = await serve({ "/": at("web/page/dist") });
  mkdirSync(at("docs"), { recursive: true });
  if (folder) mkdirSync(folder, { recursive: true });
  for (const [name, shot] of Object.entries(SHOTS)) {
    if (name === "page") await shoot(browser, site.url, shot, at("docs/page.png"));
    else if (folder) await shoot(browser, site.url, shot, join(folder, `${name}.png`));
  }
  await browser.close();
  await site.close();
});
