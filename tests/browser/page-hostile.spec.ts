import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { open, rows, scan, start } from "./page-steps.ts";

const MARKUP = '<img src=x onerror="hacked=1"><script>hacked=1</script><b id=evil>';
const UNSEEN = "a\u0000b\u202ec\u2066d\u200be\u200ff\u0085g\u00a0h\ufeffi\u0007j\u2028k";

/** Text and attributes of the result in which something could hide. */
function hiding(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u;
    const found: string[] = [];
    for (const root of document.querySelectorAll("#result, #live, #notice, #held")) {
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node: Node | null = walk.currentNode; node; node = walk.nextNode()) {
        const texts = node instanceof Element ? [...node.attributes].map(({ value }) => value) : [node.nodeValue ?? ""];
        const own = node.parentElement?.matches(".raw-text, .raw-text mark") || !node.nodeValue?.trim();
        found.push(...texts.filter((text) => unseen.test(own ? text.replaceAll(/[\n\t]| {2,}/g, "") : text)));
      }
    }
    return found;
  });
}

const hostile = (what: string): string =>
  [1, 2]
    .map((pid) =>
      start({
        host: what,
        user: what,
        parent: what,
        command: `mofcomp.exe ${what}`,
        parentCommand: what,
        folder: what,
        pid,
      }),
    )
    .join("\n");

for (const [name, what] of [
  ["markup", MARKUP],
  ["characters that do not show", UNSEEN],
  ["keys of every object", "__proto__ constructor toString"],
] as const) {
  test(`a log made of ${name} reaches the page as visible text only`, async ({ page, site }) => {
    await open(page, site.url);
    await scan(page, `${hostile(what)}\n{"broken": ${JSON.stringify(what)}`);
    await expect(rows(page)).toHaveCount(2);
    await rows(page).first().click();
    await expect(page.locator(".raw-text")).not.toBeEmpty();
    await expect(page.locator("#detail .command-line")).toContainText(name === "markup" ? MARKUP : "mofcomp.exe");
    for (const tab of ["findings", "activity", "entities", "problems"]) {
      await page.locator(`#tab-${tab}`).click();
      expect(await hiding(page), tab).toEqual([]);
    }
    expect(await page.evaluate(() => [(globalThis as { hacked?: number }).hacked, document.images.length])).toEqual([
      undefined,
      0,
    ]);
    await expect(page.locator("#evil")).toHaveCount(0);
  });
}

test("a hidden character looks different from a log that spells it out", async ({ page, site }) => {
  await open(page, site.url);
  await scan(page, [start({ host: "x\u202ey", pid: 1 }), start({ host: "x‹U+202E›y", pid: 2 })].join("\n"));
  const hosts = rows(page).locator(".cell-place .first");
  await expect(hosts).toHaveText(["x‹U+202E›y", "x‹U+202E›y"]);
  expect(await hosts.evaluateAll((all) => all.map((one) => one.querySelectorAll(".hidden-char").length))).toEqual([
    1, 0,
  ]);
});

test("what is copied for the ticket cannot leave its fence or become markup", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, site.url);
  const command = "mofcomp.exe x\n```\n# Owned\n<script> ![x](https://e.example/x) @everyone \u202e.mof";
  await scan(page, start({ host: "h](https://e.example) @team <b>", command }));
  await rows(page).first().click();
  await page.locator("#copy-markdown").click();
  await expect(page.locator("#copy-markdown")).toHaveText("Copied");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const lines = text.split("\n");
  expect(lines.filter((line) => line.startsWith("#"))).toEqual([
    expect.stringMatching(/^## mofcomp: \w+, score /),
    "### The two rules",
    "### Why this score",
  ]);
  // The fence is longer than any run of backticks within, and holds the command line as one line.
  const opened = lines.findIndex((line) => line.startsWith("````"));
  expect(lines[opened]).toBe("````text");
  expect(lines[opened + 1]).toBe("mofcomp.exe x␊```␊# Owned␊<script> ![x](https://e.example/x) @everyone ‹U+202E›.mof");
  expect(lines[opened + 2]).toBe("````");
  // Outside code nothing of the log is left that Markdown would read.
  const prose = text.replaceAll(/(`+)[\s\S]*?[^`]\1(?!`)/g, "");
  expect(prose).not.toMatch(/(?<!\\)[<@[]|(?<!\\):\/\//);
});
