import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Opens the page and waits until it says that it is ready. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator("#status")).toHaveText("Ready");
}

/** Types a log and scans it. */
export async function scan(page: Page, log: string): Promise<void> {
  await page.locator("#input").fill(log);
  await page.locator("#scan").click();
  await expect(page.locator("#result")).toBeVisible();
}

/** Long enough for any scan of these tests on a machine that is busy with others. */
const PATIENCE = { timeout: 60_000 };

/** Scans bytes as a file. */
export async function scanFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await expect(page.locator("#result")).toBeVisible(PATIENCE);
}

/** Scans one of the page's own samples. */
export async function scanSample(page: Page, id: string): Promise<void> {
  await page.locator(`[data-sample="${id}"]`).click();
  await expect(page.locator("#result")).toBeVisible();
}

/** The rows of the findings that are drawn. */
export const rows = (page: Page): Locator => page.locator("#findings .grid-row");

/** What a start looks like beyond its essentials; all are plain ECS fields. */
export interface Start {
  host?: string;
  user?: string;
  command?: string;
  parent?: string;
  parentCommand?: string;
  pid?: number;
  time?: string;
  folder?: string;
}

/** One ECS document of a mofcomp start, as one line. */
export function start({ host = "ws-0001", user = "a.person", parent = "cmd.exe", pid = 4242, ...rest }: Start): string {
  const { command = "mofcomp.exe C:\\T\\a.mof", time = "2026-01-02T03:04:05.678Z", folder = "C:\\T\\" } = rest;
  return JSON.stringify({
    "@timestamp": time,
    ecs: { version: "8.11.0" },
    event: { category: ["process"], type: ["start"], module: "example" },
    host: { name: host, os: { type: "windows" } },
    process: {
      name: "mofcomp.exe",
      executable: "C:\\Windows\\System32\\wbem\\mofcomp.exe",
      command_line: command,
      args: command.split(" "),
      pid,
      working_directory: folder,
      parent: { name: parent, executable: `C:\\Windows\\System32\\${parent}`, command_line: rest.parentCommand },
    },
    user: { name: user, domain: "CORP", id: "S-1-5-21-1-2-3-1001" },
  });
}

const OTHER = `${JSON.stringify({ EventID: 1, Image: "C:\\a.exe", CommandLine: "ü".repeat(500) })}\n`;

/** A file that several threads scan: two starts far apart, and a broken line between them. */
export const largeFile = (): Buffer =>
  Buffer.from(
    [start({ host: "host-a" }), '{"a": <broken', OTHER.repeat(24_000) + start({ host: "host-b" })].join("\n"),
  );

/** What the threads of the page call themselves. One that has just ended is none of them. */
export async function names(page: Page): Promise<string[]> {
  const asked = page.workers().map((worker) => worker.evaluate(() => self.name).catch(() => ""));
  return (await Promise.all(asked)).filter((name) => name !== "");
}

/** From now on, the scan worker never gets beyond a finding that holds this word; until then its time flies. */
export async function hold(page: Page, word: string): Promise<void> {
  const [worker] = page.workers();
  if (!worker) throw new Error("the page has no worker");
  await worker.evaluate((stop) => {
    const { parse } = JSON;
    JSON.parse = (text: string) => {
      while (text.includes(stop));
      return parse(text);
    };
    let now = 0;
    performance.now = () => (now += 1000);
  }, word);
}
