import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { bin, read, run } from "../lib/command.mjs";
import { step, Trouble } from "../lib/say.mjs";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const PLACES = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .filter((name) => process.env[name])
    .map((name) => join(process.env[name], "Google", "Chrome", "Application", "chrome.exe")),
};
const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
const MANAGERS = [
  {
    name: "apt-get",
    commands: [
      [...sudo, "apt-get", "update"],
      [...sudo, "apt-get", "install", "-y", "chromium"],
    ],
  },
  { name: "dnf", commands: [[...sudo, "dnf", "install", "-y", "chromium"]] },
  { name: "apk", commands: [[...sudo, "apk", "add", "chromium"]] },
  { name: "pacman", commands: [[...sudo, "pacman", "-S", "--noconfirm", "chromium"]] },
  { name: "brew", commands: [["brew", "install", "--cask", "chromium"]] },
];

const onPath = (name) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

// Playwright knows where its own download would lie; before `npm ci` there is no Playwright to ask.
async function downloaded() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

// A browser that lacks its libraries, or a stub that only points to a package, cannot tell its version. Chrome for
// Windows opens a window instead of telling it, so there the file has to do.
const starts = (file) => existsSync(file) && (process.platform === "win32" || read(file, ["--version"]) !== undefined);

/** The Chrome or Chromium to test with: `CHROME_PATH`, an installed one, or Playwright's own download. */
export async function findBrowser() {
  const wish = process.env.CHROME_PATH;
  if (wish && !starts(wish)) throw new Trouble(`CHROME_PATH=${wish} does not start`, "unset CHROME_PATH");
  if (wish) return wish;
  const installed = [...NAMES.map(onPath), ...(PLACES[process.platform] ?? [])].filter(Boolean);
  return installed.find(starts) ?? [await downloaded()].find(starts);
}

const packageManager = () => MANAGERS.find(({ name }) => onPath(name));
const shown = ({ commands }) => commands.map((command) => command.join(" ")).join(" && ");

async function fetchBrowser() {
  console.log("  Playwright's own download first");
  try {
    await run(bin("playwright"), ["install", "chromium"]);
    if (await findBrowser()) return;
    console.log("  it came, but does not start on this machine; the system's package manager next");
  } catch (error) {
    console.log(`  ${error.message}; the system's package manager next`);
  }
  const manager = packageManager();
  if (!manager) throw new Trouble("No Chrome or Chromium, and no package manager that is known here");
  const [install, ...refresh] = manager.commands.toReversed();
  // One dead source of many makes a refresh fail; the install tells whether that matters.
  for (const [command, ...args] of refresh)
    await run(command, args).catch(({ message }) => console.log(`  ${message}`));
  await run(install[0], install.slice(1));
}

/** A real Chrome or Chromium for the browser tests. */
export async function setUpBrowser() {
  const manager = packageManager();
  await step({
    name: "Chrome or Chromium",
    why: "the browser tests drive a real one; none was found on PATH or in its usual places (CHROME_PATH names another)",
    done: findBrowser,
    run: fetchBrowser,
    mend: manager ? shown(manager) : "npx playwright install --with-deps chromium",
  });
}
