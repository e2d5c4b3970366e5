import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { at } from "../../scripts/lib/paths.mjs";
import type { Finding } from "../../web/detector/types.ts";
import type { MofcompDetectorElement } from "../../web/element/index.ts";
import { data, reportOf, show } from "./element-steps.ts";
import { expect, test } from "./fixtures.ts";
import { open, scanSample, start } from "./page-steps.ts";

const SAMPLES = [
  ...["sysmon", "security-4688", "crowdstrike", "defender"],
  ...["elastic-defend", "ecs", "endgame", "splunk-cim"],
];

/** Score and words of each finding, as they stand on the screen. */
const shown = (page: Page, row: string): Promise<string[]> =>
  page
    .locator(row)
    .evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll(".score, .word")].map(({ textContent }) => textContent).join(" ")),
    );

for (const sample of SAMPLES) {
  test(`the element says of the sample ${sample} what the page says`, async ({ page, site }) => {
    await open(page, site.url);
    await scanSample(page, sample);
    const verdict = await page.locator("#verdict").textContent();
    const told = await shown(page, "#findings .grid-row");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
    const report: unknown = JSON.parse(readFileSync(await download.path(), "utf8"));

    const said = await show(page, site, `<mofcomp-detector sample="${sample}"></mofcomp-detector>`);
    expect(await reportOf(page)).toEqual(report);
    expect((await shown(page, "mofcomp-detector .finding > summary")).sort()).toEqual(told.sort());
    await expect(page.locator("mofcomp-detector .verdict")).toHaveText(verdict ?? "no verdict");
    expect(said).toEqual([]);
  });
}

test("a finding opens with its score, its clauses, and why the two answers differ", async ({ page, site }) => {
  await show(page, site, '<mofcomp-detector sample="security-4688"></mofcomp-detector>');
  const finding = page.locator("mofcomp-detector .finding").filter({ hasText: "inventory.mof" });
  await finding.locator("summary").click();
  await expect(finding.locator(".contributions li")).not.toHaveCount(0);
  const elastic = finding.locator('[data-rule="elastic.mofcomp_activity"]');
  await expect(elastic.locator(".word")).toHaveText("Blind spot");
  await expect(elastic.locator(".gap")).toContainText("Why they differ.");
  await expect(elastic.locator(".clause-text").first()).toBeVisible();
});

test("a single finding stands open", async ({ page, site }) => {
  await show(page, site, `<mofcomp-detector>${data(start({}))}</mofcomp-detector>`);
  await expect(page.locator("mofcomp-detector .rule-card")).toHaveCount(2);
});

test("rules shows one rule alone, in the sentence too, and leaves the report whole", async ({ page, site }) => {
  await show(page, site, `<mofcomp-detector rules="splunk">${data(start({}))}</mofcomp-detector>`);
  const report = await reportOf(page);
  expect(report.findings[0]?.rules).toHaveLength(2);
  await expect(page.locator("mofcomp-detector .rule-card h4")).toHaveText(["Splunk"]);
  await expect(page.locator("mofcomp-detector .verdict")).not.toContainText("Elastic");
  await page.locator("mofcomp-detector").evaluate((one: MofcompDetectorElement) => {
    one.rules = "elastic";
  });
  await expect(page.locator("mofcomp-detector .rule-card h4")).toHaveText(["Elastic"]);
  await page.locator("mofcomp-detector").evaluate((one) => {
    one.setAttribute("rules", "splunk.mof_event_triggered_execution");
  });
  await expect(page.locator("mofcomp-detector .rule-card h4")).toHaveText(["Splunk"]);
});

test("what could not be read is told with its line", async ({ page, site }) => {
  await show(page, site, `<mofcomp-detector>${data(`${start({})}\n{"broken`)}</mofcomp-detector>`);
  const problems = page.locator("mofcomp-detector .problems");
  await expect(problems).toContainText("1 place could not be read");
  await problems.locator("summary").click();
  await expect(problems.locator("li")).toContainText("Line 2");
});

test("an edited log is scanned again, and reset brings the first back", async ({ page, site }) => {
  await show(page, site, `<mofcomp-detector>${data(start({}))}</mofcomp-detector>`);
  const element = page.locator("mofcomp-detector");
  await expect(element.locator(".finding")).toHaveCount(1);
  await element.getByRole("textbox").fill("{}");
  await expect(element.getByRole("status").first()).toContainText("Edited since this result");
  expect(await element.evaluate((one: MofcompDetectorElement) => one.report)).toBeNull();
  await element.getByRole("textbox").press("Control+Enter");
  await expect(element.locator(".verdict")).toContainText("No process start");
  await element.getByRole("button", { name: "Reset" }).click();
  await expect(element.locator(".finding")).toHaveCount(1);
  await expect(element.getByRole("textbox")).toHaveValue(start({}));
});

test("readonly leaves nothing to edit and nothing to press", async ({ page, site }) => {
  await show(page, site, `<mofcomp-detector readonly>${data(start({}))}</mofcomp-detector>`);
  const element = page.locator("mofcomp-detector");
  await expect(element.locator(".finding")).toHaveCount(1);
  await expect(element.getByRole("textbox")).not.toBeEditable();
  await expect(element.getByRole("button", { name: "Scan" })).toBeHidden();
});

test("scan and finding reach listeners of the document, with their details", async ({ page, site }) => {
  await show(page, site, '<div id="wrap"></div>');
  const heard = await page.evaluate(
    async (log) => {
      const got: [string, unknown][] = [];
      // Composed: they leave a shadow tree around the element too.
      const root = document.querySelector("#wrap")?.attachShadow({ mode: "open" });
      const element = document.createElement("mofcomp-detector") as MofcompDetectorElement;
      const scanned = new Promise((resolve) => document.addEventListener("scan", resolve, { once: true }));
      for (const name of ["scan", "finding"]) {
        document.addEventListener(name, (event) => {
          const { detail } = event as CustomEvent<unknown>;
          got.push([
            name,
            name === "scan" ? detail === element.report : element.report?.findings.indexOf(detail as Finding),
          ]);
        });
      }
      root?.append(element);
      element.value = log;
      await scanned;
      return got;
    },
    [1, 2, 3].map((pid) => start({ pid })).join("\n"),
  );
  expect(heard).toEqual([
    ["finding", 0],
    ["finding", 1],
    ["finding", 2],
    ["scan", true],
  ]);
});

test("many findings are drawn by and by", async ({ page, site }) => {
  const log = Array.from({ length: 120 }, (_, index) => start({ pid: index + 1 })).join("\n");
  await show(page, site, `<mofcomp-detector>${data(log)}</mofcomp-detector>`);
  const element = page.locator("mofcomp-detector");
  await expect(element.locator(".finding")).toHaveCount(50);
  await element.getByRole("button", { name: "Show 50 more of 120" }).click();
  await element.getByRole("button", { name: "Show 20 more of 120" }).click();
  await expect(element.locator(".finding")).toHaveCount(120);
});

test("its documentation's examples in HTML work as they stand", async ({ page, site }) => {
  const readme = readFileSync(at("web/element/README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```html\n([\s\S]*?)^```/gm)].map(([, code]) => code ?? "");
  expect(blocks).toHaveLength(2);
  const body = blocks
    .join("")
    .replace("node_modules/mofcomp-detector/", "/package/")
    .replaceAll("<mofcomp-detector", '$& loading="eager"');
  await show(page, site, body, { script: "" });
  for (const element of await page.locator("mofcomp-detector").all())
    await expect(element.locator(".finding")).toHaveCount(1);
});
