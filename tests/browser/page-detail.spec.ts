import type { Locator, Page } from "@playwright/test";
import { expect, type Site, test } from "./fixtures.ts";
import { open, rows, scanSample, start } from "./page-steps.ts";

const rule = (page: Page, product: string): Locator => page.locator(`#detail [data-rule^="${product}"]`);

async function openFinding(page: Page, site: Site, sample: string, text: string): Promise<void> {
  await open(page, site.url);
  await scanSample(page, sample);
  await rows(page).filter({ hasText: text }).click();
  await expect(page.locator("#detail")).toBeVisible();
}

test("a rule that stays quiet names the failing clause and its value, and puts it first", async ({ page, site }) => {
  await openFinding(page, site, "sysmon", "xitmf");
  const elastic = rule(page, "elastic");
  await expect(elastic.locator(".word")).toHaveText("Quiet");
  await expect(elastic.locator(".stop")).toContainText("ends in .mof");
  await expect(elastic.locator(".stop")).toContainText("xitmf");
  const clauses = elastic.locator(".clauses > li > ul > li");
  await expect(clauses.first()).toHaveClass(/fails/);
  await expect(clauses.first().locator("code")).toContainText(["mofcomp.exe", "xitmf"]);
  await expect(clauses.nth(1)).toHaveClass(/holds/);
  await expect(rule(page, "splunk").locator(".clauses > li")).toHaveClass(/holds/);
});

test("a blind spot says why the two answers differ, and shows the clauses of both", async ({ page, site }) => {
  await openFinding(page, site, "security-4688", "inventory.mof");
  const elastic = rule(page, "elastic");
  await expect(elastic.locator(".word")).toHaveText("Blind spot");
  await expect(elastic.locator(".gap")).toContainText("Why they differ.");
  await expect(elastic.locator(".gap")).toContainText("keeps quotes");
  await expect(elastic.locator("h5")).toHaveText(["On what really happened", "As its backend holds this record"]);
  await expect(
    elastic.locator(".clauses").nth(1).locator("code").filter({ hasText: 'inventory.mof"' }).first(),
  ).toBeVisible();
});

test("the score is accounted for: each part with its weight, what did not count with its reason", async ({
  page,
  site,
}) => {
  await openFinding(page, site, "ecs", "subscri");
  const part = (id: string): Locator => page.locator(`#detail [data-contribution="${id}"]`);
  await expect(part("splunk.mof_event_triggered_execution").locator(".weight")).toHaveText("64");
  await expect(part("remote_namespace").locator(".weight")).toHaveText("+35 %");
  await expect(part("remote_namespace")).toContainText("DC01");
  await expect(part("remote_namespace").getByRole("link", { name: "T1047" })).toHaveAttribute(
    "href",
    "https://attack.mitre.org/techniques/T1047/",
  );
  await expect(part("elastic.mofcomp_activity")).toContainText("Not counted.");
});

test("every field says where it was read", async ({ page, site }) => {
  await openFinding(page, site, "sysmon", "xitmf");
  const row = (field: string): Locator =>
    page.locator("#detail .fields tr").filter({ has: page.getByRole("rowheader", { name: field, exact: true }) });
  await expect(row("process.command_line").locator(".origin")).toHaveText("Event.EventData.CommandLine");
  await expect(row("user.name").locator("td").first()).toHaveText("MSSQL$SQLEXPRESS");
  await expect(row("process.hashes.sha256").locator("td").first()).toHaveText("7".repeat(64));
});

test("the raw record is shown as it was, with the values that decided marked", async ({ page, site }) => {
  await openFinding(page, site, "sysmon", "xitmf");
  const raw = page.locator(".raw-text");
  await expect(raw).toContainText('<Data Name="ParentUser">NT SERVICE\\MSSQL$SQLEXPRESS</Data>');
  await expect(raw.locator("mark").filter({ hasText: "mofcomp.exe  C:\\Windows\\SERVIC~1" })).not.toHaveCount(0);
  await expect(raw.locator("mark").filter({ hasText: /^cmd\.exe$/ })).not.toHaveCount(0);
});

test("a password is masked everywhere but in the raw record, which asks before it is shown", async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openFinding(page, site, "ecs", "subscri");
  const secret = "Winter-2026!";
  await expect(page.locator("#detail .command-line")).toContainText("-P:***");
  await expect(page.locator("#result")).not.toContainText(secret);
  await page.locator("#copy-markdown").click();
  await expect(page.locator("#copy-markdown")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(secret);
  await page.getByRole("button", { name: "Show it as it was" }).click();
  await expect(page.locator(".raw-text")).toContainText(secret);
});

test("an alert and its event are one finding with two records, each of which can be shown", async ({ page, site }) => {
  await openFinding(page, site, "elastic-defend", "sync.mof");
  const items = page.locator("#detail .occurrences li");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("Elastic would alert");
  await expect(page.locator(".raw-text")).toContainText("kibana.alert.uuid");
  await items.nth(1).getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".raw-text")).not.toContainText("kibana.alert.uuid");
  await expect(page.locator(".raw-text")).toContainText('"demo-4"');
});

test("the copied Markdown holds what a ticket needs", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openFinding(page, site, "security-4688", "inventory.mof");
  await page.locator("#copy-markdown").click();
  await expect(page.locator("#copy-markdown")).toHaveText("Copied");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("## mofcomp: high, score 64 · Splunk 64 · Elastic 21");
  expect(text).toContain(
    '```text\n"C:\\Windows\\System32\\wbem\\mofcomp.exe" "C:\\Users\\m.keller\\My Documents\\inventory.mof"\n```',
  );
  expect(text).toContain("- Time (UTC): `2026-04-02T09:31:55.017340Z`");
  expect(text).toContain("- User: `CORP\\m.keller`");
  expect(text).toContain("- **Elastic: Blind spot** (risk 21)");
  expect(text).toContain("  - Why they differ: Elastic's 4688 pipeline keeps quotes");
});

test("times are UTC until local ones are asked for, and say which they are", async ({ browser, site }) => {
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  await open(page, site.url);
  await page.locator("#input").fill(start({ time: "2026-01-02T20:04:05.678Z" }));
  await page.locator("#scan").click();
  const time = rows(page).locator(".cell-time .first");
  await expect(time).toHaveText("2026-01-02 20:04:05");
  await expect(time).toHaveAttribute("title", "2026-01-03 05:04:05.678 Asia/Tokyo");
  await expect(page.locator("#zone")).toHaveText("Times: UTC");
  await page.locator("#zone").click();
  await expect(time).toHaveText("2026-01-03 05:04:05");
  await expect(page.locator("#zone")).toHaveText("Times: Asia/Tokyo");
  await context.close();
});
