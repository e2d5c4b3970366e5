import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildDocs } from "./build/web.mjs";
import { build } from "./build.mjs";
import { buildTrapTest } from "./build-trap-test.mjs";
import { bin } from "./lib/command.mjs";
import { at } from "./lib/paths.mjs";
import { main } from "./lib/say.mjs";
import { findBrowser, setUpBrowser } from "./setup/browser.mjs";
import { setUpPackageTools, setUpReact } from "./setup/node.mjs";
import { setUpRustChecks } from "./setup/rust.mjs";
import { checks } from "./test/checks.mjs";
import { counts, runSuites } from "./test/suites.mjs";

// Named one by one: what `node --test` makes of a folder differs between Node 20 and 22.
const testsIn = (folder) =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith(".test.mjs"))
    .sort()
    .map((name) => `${folder}/${name}`);

/** The folder of real logs that `npm test -- --corpus FOLDER` names. */
function corpus() {
  const { values } = parseArgs({ options: { corpus: { type: "string" } } });
  return values.corpus ? [values.corpus] : [];
}

// Cargo goes first: the Rust tests leave the native reports that the other two compare theirs with.
const suites = (browser) => [
  ...checks,
  {
    name: "Rust tests",
    command: "cargo",
    args: ["test", "--workspace", "--locked"],
    count: counts.cargo,
  },
  {
    name: "Node tests (wasm, and the package by its name)",
    command: process.execPath,
    args: ["--test", "--test-reporter=spec", ...testsIn("tests/node")],
    count: counts.node,
  },
  {
    name: "Package tests (the packed tarball in every host and bundler)",
    command: process.execPath,
    args: ["--test", "--test-reporter=spec", ...testsIn("tests/package")],
    env: { CHROME_PATH: browser },
    count: counts.node,
  },
  {
    name: "Edge tests (workerd, Node, Deno and Bun)",
    command: process.execPath,
    args: ["--test", "--test-reporter=spec", ...testsIn("tests/edge")],
    count: counts.node,
  },
  {
    name: "Browser tests (headless Chromium)",
    command: bin("playwright"),
    args: ["test"],
    env: { CHROME_PATH: browser },
    count: counts.playwright,
  },
  ...corpus().map((folder) => ({
    name: "Real logs",
    command: process.execPath,
    args: ["scripts/corpus.mjs", folder],
    count: counts.corpus,
  })),
];

await main(async () => {
  await build();
  await buildDocs();
  await buildTrapTest();
  await setUpRustChecks();
  await setUpPackageTools();
  await setUpReact();
  await setUpBrowser();
  await runSuites(suites(await findBrowser()));
});
