import { expect, test } from "./fixtures.ts";
import { open, rows, scanSample } from "./page-steps.ts";

/** What each sample's story must come to: the verdict, and score, Splunk's word and Elastic's word of each finding. */
const STORIES: Record<string, { verdict: string; findings: string[] }> = {
  sysmon: {
    verdict: "1 of 5 process starts ran mofcomp; it is critical. Your Elastic rule would have stayed silent on it.",
    findings: ["89 Alerts Quiet"],
  },
  "security-4688": {
    verdict:
      "3 of 5 process starts ran mofcomp; all three are high. Your Elastic rule would have stayed silent on two of the three.",
    findings: ["73 Alerts Alerts", "64 Alerts Blind spot", "64 Alerts Quiet"],
  },
  crowdstrike: {
    verdict:
      "2 of 4 process starts ran mofcomp; one is critical, one is high. Both rules would have alerted on the critical one.",
    findings: ["81 Alerts Alerts", "69 Quiet Alerts"],
  },
  defender: {
    verdict:
      "2 of 4 process starts ran mofcomp; one is critical, one is high. " +
      "Neither your Splunk nor your Elastic rule would have alerted on the critical one.",
    findings: ["84 Quiet Quiet", "53 Quiet Alerts"],
  },
  "elastic-defend": {
    verdict:
      "4 of 5 process starts ran mofcomp, in three distinct runs; one is high, one is low. " +
      "Your Splunk rule would have stayed silent on the high one.",
    findings: ["64 Blind spot Alerts", "11 Quiet Alerts", "0 Quiet Quiet"],
  },
  ecs: {
    verdict:
      "2 of 3 process starts ran mofcomp; one is critical, one is low. " +
      "Neither your Splunk nor your Elastic rule would have alerted on the critical one.",
    findings: ["85 Blind spot Blind spot", "2 Quiet Blind spot"],
  },
  endgame: {
    verdict:
      "2 of 3 process starts ran mofcomp; both are high. " +
      "Your Splunk rule would have stayed silent on both, your Elastic rule would have stayed silent on one of the two.",
    findings: ["64 Blind spot Blind spot", "54 Quiet Alerts"],
  },
  "splunk-cim": {
    verdict:
      "4 of 5 process starts ran mofcomp; one is critical, three are high. " +
      "Your Elastic rule would have stayed silent on the critical one.",
    findings: ["74 Alerts Blind spot", "66 Alerts Blind spot", "66 Alerts Blind spot", "64 Alerts Blind spot"],
  },
};

test("every sample has a story here, and every story its sample", async ({ page, site }) => {
  await open(page, site.url);
  const ids = await page
    .locator("[data-sample]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-sample")));
  expect(ids).toEqual(Object.keys(STORIES));
});

for (const [id, { verdict, findings }] of Object.entries(STORIES)) {
  test(`the sample ${id} comes to its verdict`, async ({ page, site }) => {
    await open(page, site.url);
    await scanSample(page, id);
    await expect(page.locator("#verdict")).toHaveText(verdict);
    const shown = await rows(page).evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll(".score, .word")].map((one) => one.textContent).join(" ")),
    );
    expect(shown).toEqual(findings);
    await expect(page.locator('[data-figure="malformed"]')).toHaveText("0 malformed");
  });
}

test("one service account on three servers is flagged, and opens its findings", async ({ page, site }) => {
  await open(page, site.url);
  await scanSample(page, "splunk-cim");
  await page.locator("#tab-entities").click();
  const first = page.locator("#entities .grid-row").first();
  await expect(first).toContainText("svc-deploy");
  await expect(first.locator(".cell-risk")).toHaveText("192over 100");
  await first.click();
  await expect(page.locator("#tab-findings")).toHaveAttribute("aria-selected", "true");
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Show all findings again" }).click();
  await expect(rows(page)).toHaveCount(4);
});

test("what the log cannot show is said", async ({ page, site }) => {
  await open(page, site.url);
  await scanSample(page, "security-4688");
  await expect(page.locator("#shadows")).toContainText(
    "2 of 5 starts have no command line: the Elastic rule cannot fire on them",
  );
});
