import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { at, root } from "../../../scripts/lib/paths.mjs";
import { EXAMPLE_LOG } from "../../lib/readme.mjs";

const shell = process.platform === "win32";

/** What npm would publish, packed into `folder`. */
export function packInto(folder) {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", shell }));
  return join(folder, filename);
}

/**
 * A project of a user's in an empty folder, into which npm has installed the packed tarball. It goes when the test file is
 * done. Its files import the package by its name alone.
 */
export function makeProject(files) {
  const folder = mkdtempSync(join(tmpdir(), "user-"));
  after(() => rmSync(folder, { recursive: true }));
  write(folder, { "package.json": '{ "private": true, "type": "module" }', ...files });
  const quiet = ["--offline", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  execFileSync("npm", ["install", ...quiet, packInto(folder)], { cwd: folder, shell });
  return folder;
}

/** Writes files below a folder. */
export function write(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A log that shows most of what a report can hold: every sample of the page, one after another, and a broken record. */
const SAMPLES = ["sysmon", "security-4688", "crowdstrike-fdr", "defender", "elastic-defend", "endgame"];
export const LOG = [
  ...SAMPLES.map((name) => readFileSync(at(`web/page/samples/${name}.log`), "utf8")),
  EXAMPLE_LOG,
  '{"broken": ',
].join("\n");

/** A module that scans the log in each way there is, and hands over the reports as one text: the same on every host. */
export const SCAN = `
import { createDetector, createDetectorSync, DetectorError } from "mofcomp-detector";
import module from "mofcomp-detector/wasm";
import { log } from "./log.mjs";

const same = (error) => error instanceof DetectorError && error.code;
export async function scanAll() {
  const detectors = [await createDetector(), createDetectorSync(module)];
  const reports = detectors.map((detector) => JSON.stringify(detector.scan(log)));
  detectors[0].free();
  let code;
  try { detectors[0].scan(log); } catch (error) { code = same(error); }
  return JSON.stringify([...reports, code]);
}
`;

/** How many threads scan a log that is large enough for two, and whether one makes the same report of it. */
const SCAN_LARGE = `
import { createDetector } from "mofcomp-detector";
import { log } from "./log.mjs";

async function* large() {
  const bytes = new TextEncoder().encode(log.replaceAll("\\n", "\\n\\n") + "\\n\\n");
  for (let sent = 0; sent < 24_000_000; sent += bytes.length) yield bytes;
}

export async function scanLarge() {
  const detector = await createDetector();
  let threads;
  const together = await detector.scanStream(large(), { workers: 2, onProgress: ({ workers }) => { threads = workers; } });
  const alone = await detector.scanStream(large());
  return [threads, JSON.stringify(together) === JSON.stringify(alone)].join();
}
`;

/** The service at the edge, asked for a report of the same log; with the class that both parts of the package share. */
const EDGE = `
import { createDetector, DetectorError } from "mofcomp-detector";
import { createHandler } from "mofcomp-detector/edge";
import { log } from "./log.mjs";

export async function scanAtEdge() {
  const handler = createHandler(await createDetector(), { AUTH_TOKEN: "secret" });
  const ask = (token) => handler(new Request("https://edge.example/scan", {
    method: "POST", body: log, headers: { "Content-Type": "application/x-ndjson", Authorization: "Bearer " + token },
  }));
  return (await ask("wrong")).status + (await (await ask("secret")).text()).trim();
}
`;

/** What every project needs; `print.mjs` is the program of hosts that have standard output. */
export const FILES = {
  "log.mjs": `export const log = ${JSON.stringify(LOG)};\n`,
  "scan.mjs": SCAN,
  "edge.mjs": EDGE,
  "large.mjs": SCAN_LARGE,
  "print.mjs": `import { scanAll } from "./scan.mjs";
import { scanAtEdge } from "./edge.mjs";
console.log(await scanAll() + "\\n" + await scanAtEdge());
`,
  "print-large.mjs": 'import { scanLarge } from "./large.mjs";\nconsole.log(await scanLarge());\n',
};

/** What `scanAll` answers here, in the clone: what every host has to answer, byte for byte. */
export async function expected() {
  const { createDetector } = await import(new URL("../../../dist/node.js", import.meta.url));
  const report = JSON.stringify((await createDetector()).scan(LOG));
  return JSON.stringify([report, report, "freed"]);
}

/** The same with what `scanAtEdge` answers on a line of its own. */
export async function expectedOfHosts() {
  const all = await expected();
  return `${all}\n401${JSON.parse(all)[0]}`;
}
