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
