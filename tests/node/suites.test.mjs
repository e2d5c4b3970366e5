import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "../../scripts/lib/paths.mjs";
import { counts } from "../../scripts/test/suites.mjs";

const SUITES = pathToFileURL(at("scripts/test/suites.mjs"));

test("the closing lines of each runner are counted", () => {
  const cargo = "test result: ok. 12 passed; 0 failed; 0 ignored\ntest result: FAILED. 3 passed; 2 failed; 1 ignored\n";
  assert.deepEqual(counts.cargo(cargo), { passed: 15, failed: 2 });
  const node = "✔ 9 pass\nℹ tests 9\nℹ pass 6\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\n";
  assert.deepEqual(counts.node(node), { passed: 6, failed: 3 });
  const playwright = "  2 failed\n    a.spec.ts\n  1 flaky\n  3 did not run\n  1 skipped\n  40 passed (12.3s)\n";
  assert.deepEqual(counts.playwright(playwright), { passed: 40, failed: 7 });
  assert.deepEqual(counts.corpus("✓ 3 passed, 1 failed?\n\n22 passed, 1 failed\n"), { passed: 22, failed: 1 });
});

/** What a run of suites, each a line printed and an exit code, says last, and its own exit code. */
function runOf(...suites) {
  const list = suites.map(([print, code]) => {
    const script = `console.log(${JSON.stringify(print)}); process.exitCode = ${code}`;
    return `{ name: "a", command: process.execPath, args: ["-e", ${JSON.stringify(script)}], count: counts.corpus }`;
  });
  const code = `import { counts, runSuites } from "${SUITES}"; await runSuites([${list.join()}]);
    console.log("code " + (process.exitCode ?? 0)); process.exitCode = 0;`;
  const text = execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  return text.trimEnd().split("\n").slice(-2);
}

test("the last line sums up, and every kind of failure counts", () => {
  assert.deepEqual(runOf(["2 passed, 0 failed", 0], ["3 passed, 0 failed", 0]), ["5 passed, 0 failed", "code 0"]);
  assert.deepEqual(runOf(["2 passed, 1 failed", 1], ["3 passed, 0 failed", 0]), ["5 passed, 1 failed", "code 1"]);
  assert.deepEqual(runOf(["2 passed, 0 failed", 1]), ["2 passed, 1 failed", "code 1"], "it broke down afterwards");
  assert.deepEqual(runOf(["nothing to do", 0]), ["0 passed, 1 failed", "code 1"], "it found no test");
});
