import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetector } from "mofcomp-detector";
import { differences, leavesNative, loadCases } from "../lib/cases.mjs";

for (const item of loadCases()) {
  test(item.path, async () => {
    const detector = await createDetector(item.options);
    const report = detector.scan(item.input);
    detector.free();
    assert.deepEqual(differences(item.expect, report), [], item.about);
    assert.equal(leavesNative(item, JSON.stringify(report)), undefined, "wasm and native must write the same bytes");
  });
}

test("a case that expects something else is told apart", () => {
  const report = { findings: [{ score: 64, rules: [] }], summary: { records: 2 } };
  assert.deepEqual(differences({ findings: [{ score: 64 }], summary: { firstTime: null } }, report), []);
  const wrong = { findings: [{ score: 21, rules: [1] }], problems: [], summary: { records: null } };
  assert.deepEqual(differences(wrong, report), [
    "report.findings[0].score: expected 21, got 64",
    "report.findings[0].rules: expected 1 elements, got []",
    "report.problems: expected 0 elements, got undefined",
    "report.summary.records: expected null, got 2",
  ]);
});
