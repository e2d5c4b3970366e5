import { readFileSync } from "node:fs";
import { createDetector } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import type { Report, RuleResult } from "../../web/detector/types.ts";
import { loadCases } from "../lib/cases.mjs";
import { PAGES, reportsOf } from "./docs-steps.ts";
import { expect, test } from "./fixtures.ts";

/** The demos' cases; that each gives its expected report natively, in Node and here, the tests of the cases hold. */
const CASES = loadCases().filter(({ path }) => path.startsWith("docs/"));
const nameOf = (path: string): string => path.slice("docs/".length, -".json".length);
const html = (name: string): string => readFileSync(at("web/docs/dist", name), "utf8");
const demosIn = (text: string): string[] => [...text.matchAll(/data-demo="(\w+)"/g)].map(([, id]) => id ?? "");

const word = ({ matched, fires }: Pick<RuleResult, "matched" | "fires">): string =>
  matched ? (fires ? "Alerts" : "Blind spot") : fires ? "Alerts for another reason" : "Quiet";

test("every case of the documentation is a demo of it", () => {
  const shown = new Set(PAGES.flatMap((name) => demosIn(html(name))));
  expect([...shown].sort()).toEqual(CASES.map(({ path }) => nameOf(path)).sort());
});

for (const name of PAGES.filter((file) => demosIn(html(file)).length > 0)) {
  test(`each demo of ${name} comes to the verdict that its case expects`, async ({ page, site }) => {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(`${site.url}docs/${name}`);
    const reports = await reportsOf(page);
    expect(Object.keys(reports).sort()).toEqual([...new Set(demosIn(html(name)))].sort());
    for (const [id, report] of Object.entries(reports)) {
      const expected = CASES.find(({ path }) => nameOf(path) === id)?.expect as Report;
      const answers = (one: Report | null) =>
        one?.findings.map(({ score, severity, rules, contributions }) => ({
          score,
          severity,
          rules: rules.map(({ matched, fires, gap }) => ({ matched, fires, gap: gap ?? null })),
          contributions: contributions.map(({ id: factor, weight, counted }) => ({ id: factor, weight, counted })),
        }));
      expect(answers(report), id).toEqual(answers(expected));
      const words = await page
        .locator(`mofcomp-detector[data-demo="${id}"]`)
        .first()
        .locator(".finding > summary .word")
        .allTextContents();
      expect(words.sort(), id).toEqual(expected.findings.flatMap((one) => one.rules.map(word)).sort());
    }
    expect(said).toEqual([]);
  });
}

test("the table at the top of the rules' page says what its demos say", async ({ page, site }) => {
  await page.goto(`${site.url}docs/rules.html`);
  const rows = page.locator("main table").first().locator("tbody tr");
  expect(await rows.count()).toBeGreaterThan(5);
  for (const row of await rows.all()) {
    const target = await row.locator("a").getAttribute("href");
    const id = target?.replace("#demo-", "").replaceAll("-", "_");
    const expected = CASES.find(({ path }) => nameOf(path) === id)?.expect as Report;
    const said = await row.locator("td").allTextContents();
    expect(said.slice(1), target ?? "").toEqual(expected.findings[0]?.rules.map(word));
  }
});

test("the worked examples add up", async ({ page, site }) => {
  await page.goto(`${site.url}docs/score.html`);
  const sums = await page.locator(".sum").allTextContents();
  expect(sums).toHaveLength(5);
  for (const sum of sums) {
    const [, base, raised, lowered, score] =
      /^\(100 − \(100 − (\d+)\)((?: × [\d.]+)*)\)((?: × [\d.]+)*) = (\d+), \w+$/.exec(sum) ?? [];
    const product = (text = "") => [...text.matchAll(/[\d.]+/g)].reduce((all, [one]) => all * Number(one), 1);
    const worked = (100 - (100 - Number(base)) * product(raised)) * product(lowered);
    expect(Math.floor(worked + 0.5 + 1e-9), sum).toBe(Number(score));
  }
});

test("every signal of the detector stands in the table, with its weight", async ({ page, site }) => {
  await page.goto(`${site.url}docs/signals.html`);
  const rows = await page
    .locator("main tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.children].slice(0, 2).map(({ textContent }) => textContent)));
  const themes = JSON.parse(readFileSync(at("web/docs/signals.json"), "utf8")) as {
    factors: { id: string; weight: number; effect: string }[];
  }[];
  expect(rows).toEqual(
    themes.flatMap(({ factors }) =>
      factors.map(({ id, weight, effect }) => [id, `${effect === "raises" ? "+" : "−"}${weight} %`]),
    ),
  );
});

test("the table of sources says what the rules' own facts say", async ({ page, site }) => {
  const detector = await createDetector();
  await page.goto(`${site.url}docs/sources.html`);
  const rows = await page
    .locator("main table")
    .first()
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent ?? "")));
  const named = Object.fromEntries(
    rows.map(([name = "", ...can]) => [name, can.map((text) => text.startsWith("yes"))]),
  );
  const sources = {
    sysmon: "Sysmon 1",
    windows_security: "Security 4688",
    crowdstrike: "CrowdStrike ProcessRollup2",
    defender: "Defender for Endpoint",
    elastic_defend: "Elastic Defend",
    endgame: "Endgame",
    ocsf: "OCSF, Google UDM, ASIM",
  } as const;
  for (const [source, name] of Object.entries(sources)) {
    const can = detector.rules.map((rule) => rule.sources.some((one) => one === source));
    expect(named[name], name).toEqual(can);
  }
});
