import { readFile } from "node:fs/promises";
import type { Report } from "../../web/detector/index.ts";
import { expect, test } from "./fixtures.ts";
import { open, rows, scan, scanFile, scanSample, start } from "./page-steps.ts";

test("a scan can be cancelled at any time, and the next one works", async ({ page, site }) => {
  await open(page, site.url);
  for (const cancel of [() => page.locator("#cancel").click(), () => page.keyboard.press("Escape")]) {
    const [worker] = page.workers();
    if (!worker) throw new Error("the page has no worker");
    const ended = worker.waitForEvent("close");
    // A scan that never ends: the last step of the detector loops.
    await worker.evaluate(() => {
      JSON.parse = () => {
        for (;;);
      };
    });
    await page.locator('[data-sample="sysmon"]').click();
    await expect(page.locator("#progress")).toBeVisible();
    await expect(page.locator("#status")).toHaveText("Scanning …");
    // The page's own thread is free, and says how long it has been.
    await expect(page.locator("#progress-text")).toContainText(/\d(\.\d)? m?s$/);
    await cancel();
    await expect(page.locator("#progress")).toBeHidden();
    await expect(page.locator("#notice")).toContainText("cancelled");
    await expect(page.locator("#result")).toBeHidden();
    await expect(page.locator("#status")).toHaveText("Ready");
    await ended;
  }
  await scanSample(page, "sysmon");
  await expect(page.locator("#notice")).toBeHidden();
});

test("the downloaded report is the report, byte for byte", async ({ page, site }) => {
  await open(page, site.url);
  await scan(page, [start({ pid: 1 }), start({ pid: 2 })].join("\n"));
  const download = page.waitForEvent("download");
  await page.locator("#download").click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("mofcomp-report.json");
  const text = await readFile(await file.path(), "utf8");
  const report = JSON.parse(text) as Report;
  expect(JSON.stringify(report)).toBe(text);
  expect(report.findings).toHaveLength(2);
});

test("an empty box is a hint, not a result", async ({ page, site }) => {
  await open(page, site.url);
  await page.locator("#scan").click();
  await expect(page.locator("#notice")).toContainText("nothing to scan yet");
  await expect(page.locator("#result")).toBeHidden();
});

test("a log is scanned as soon as it is pasted into the empty box", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, site.url);
  await page.evaluate((text) => navigator.clipboard.writeText(text), start({}));
  await page.locator("#input").focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(rows(page)).toHaveCount(1);
});

test("a very large paste stays out of the box and is scanned from memory", async ({ page, site }) => {
  await open(page, site.url);
  const log = Array.from({ length: 1500 }, (_, pid) => start({ pid: pid + 1 })).join("\n");
  await page.locator("#input").evaluate((box, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, log);
  await expect(page.locator('[data-figure="records"]')).toContainText("1,500");
  await expect(page.locator("#held")).toContainText("Pasted text");
  await expect(page.locator("#input")).toHaveValue("");
  await page.locator("#remove-held").click();
  await expect(page.locator("#held")).toBeHidden();
});

test("a file dropped anywhere is scanned", async ({ page, site }) => {
  await open(page, site.url);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.ndjson"));
    const fire = (kind: string): boolean =>
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    fire("dragenter");
    if (document.getElementById("drop")?.hidden) throw new Error("the page does not say that it takes the file");
    fire("dragover");
    fire("drop");
  }, start({}));
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator("#drop")).toBeHidden();
  await expect(page.locator("#held")).toContainText("dropped.ndjson");
});

const UTF8 = `${start({ host: "first" })}\n${start({ host: "größe-日本", pid: 7 })}\n`;
const encodings: [string, Buffer][] = [
  ["UTF-8", Buffer.from(UTF8)],
  ["UTF-8 with a BOM", Buffer.from(`\ufeff${UTF8}`)],
  ["UTF-16 LE with a BOM", Buffer.from(`\ufeff${UTF8}`, "utf16le")],
  ["UTF-16 LE without", Buffer.from(UTF8, "utf16le")],
  ["UTF-16 BE with a BOM", Buffer.from(`\ufeff${UTF8}`, "utf16le").swap16()],
];
for (const [name, bytes] of encodings) {
  test(`the raw record is cut out exactly: ${name}`, async ({ page, site }) => {
    await open(page, site.url);
    await scanFile(page, "log.json", bytes);
    await rows(page).filter({ hasText: "größe-日本" }).click();
    await expect(page.locator(".raw-text")).toHaveText(UTF8.split("\n")[1] ?? "", { useInnerText: false });
  });
}

test("no findings: what was looked at, what would be found, what never shows", async ({ page, site }) => {
  await open(page, site.url);
  await scan(page, start({}).replaceAll("mofcomp.exe", "notepad.exe"));
  await expect(page.locator("#verdict")).toHaveText("The one process start did not run mofcomp.");
  await expect(page.locator("#empty")).toContainText("1 record (ECS 1), of which 1 is a process start.");
  for (const word of ["IMofCompiler", "wbem\\mof", "Set-WmiInstance", "renamed copy"]) {
    await expect(page.locator("#empty")).toContainText(word);
  }
});

test("a broken line is named with its line, and the records around it are found", async ({ page, site }) => {
  await open(page, site.url);
  await scan(page, [start({ pid: 1 }), '{"a": <broken', start({ pid: 2 })].join("\n"));
  await expect(rows(page)).toHaveCount(2);
  await page.locator("#tab-problems").click();
  const problem = page.locator("#problems .grid-row").first();
  await expect(problem.locator(".cell-line")).toHaveText("2");
  await expect(problem.locator(".cell-excerpt")).toContainText("<broken");
});
