import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { at, root } from "../../scripts/lib/paths.mjs";
import { EXAMPLE_LOG, readmeBlock } from "../lib/readme.mjs";

const folder = mkdtempSync(join(tmpdir(), "readme-"));
after(() => rmSync(folder, { recursive: true }));

test("README's example for Node runs as it stands", () => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "mofcomp-detector"), "junction");
  writeFileSync(join(folder, "events.ndjson"), `${EXAMPLE_LOG}\n`);
  writeFileSync(join(folder, "example.mjs"), readmeBlock("js node"));
  const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
  assert.match(printed, /^64 high \S+ mofcomp\.exe C:\\Users\\Public\\a\.mof$/m);
  assert.match(printed, /^ {2}splunk\.mof_event_triggered_execution \{ matched: true, fires: true \}/m);
  assert.match(printed, /^1 records, 0 problems$/m);
});

test("README's example of a stream runs as it stands", () => {
  writeFileSync(join(folder, "events.ndjson"), `{"a":1}\n${EXAMPLE_LOG}\n`);
  writeFileSync(join(folder, "stream.mjs"), readmeBlock("js stream"));
  const { stdout, stderr } = spawnSync(process.execPath, ["stream.mjs"], { cwd: folder, encoding: "utf8" });
  assert.match(stderr, /^\d+ bytes, 1 findings$/m);
  assert.equal(stdout, "1 false\n");
});

test("README's example of a filter runs as it stands", () => {
  writeFileSync(join(folder, "events.ndjson"), `{"a":1}\n${EXAMPLE_LOG}\n`);
  writeFileSync(join(folder, "filter.mjs"), readmeBlock("js filter"));
  const { stdout, stderr } = spawnSync(process.execPath, ["filter.mjs"], { cwd: folder, encoding: "utf8" });
  assert.match(stderr, /passed: 1,/);
  assert.equal(JSON.parse(stdout).mofcomp.score, 64);
});

test("README's links and pictures lead to files; npm finds them by the repository that a release names", () => {
  const links = [...readFileSync(at("README.md"), "utf8").matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  const files = links.filter((target) => !/^https:/.test(target)).map((target) => target.split("#")[0]);
  assert.ok(files.includes("docs/page.png"));
  assert.deepEqual(
    files.filter((file) => !existsSync(at(file))),
    [],
  );
});
