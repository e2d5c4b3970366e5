import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetector, createDetectorSync } from "mofcomp-detector";
import { log, refused, wasm } from "../lib/detector.mjs";

const detector = createDetectorSync(wasm);

test("options are obeyed, by each detector its own, at the same time", async () => {
  const exceptions = [{ name: "lab", when: [{ field: "host", op: "wildcard", value: "ws-*" }] }];
  const [lab, small] = [await createDetector({ exceptions }), createDetectorSync(wasm, { maxRecordBytes: 100 })];
  const seen = [lab, small, detector].map((each) => {
    const { findings, summary, problems } = each.scan(log);
    return [findings[0]?.suppressedBy, summary.suppressed, findings.length, problems.length];
  });
  assert.deepEqual(seen, [
    ["lab", 1, 1, 0],
    [undefined, 0, 0, 1],
    [undefined, 0, 1, 0],
  ]);
  lab.free();
  assert.equal(small.scan(log).problems.length, 1);
});

const when = (condition) => ({
  exceptions: [{ name: "a", when: [{ field: "host", op: "is", value: "b", ...condition }] }],
});

for (const [options, part] of [
  [null, /options must be an object, not null/],
  ["fast", /options must be an object, not a string/],
  [[], /options must be an object, not a list/],
  [{ maxRecordByte: 1 }, /unknown property "maxRecordByte"\. Known are: exceptions, maxRecordBytes, debug/],
  [JSON.parse('{"__proto__":{}}'), /unknown property "__proto__"/],
  [{ maxRecordBytes: 0 }, /whole number of bytes from 1 to 1073741824/],
  [{ maxRecordBytes: 1.5 }, /whole number/],
  [{ maxRecordBytes: 2 ** 30 + 1 }, /whole number/],
  [{ maxRecordBytes: Number.NaN }, /whole number/],
  [{ maxRecordBytes: "16" }, /whole number/],
  [{ debug: 1 }, /debug must be true or false, not a number/],
  [{ exceptions: {} }, /exceptions must be a list of exceptions, not an Object/],
  [{ exceptions: ["a"] }, /exceptions\[0\] must be an object, not a string/],
  [{ exceptions: new Array(1) }, /exceptions\[0\] must be an object, not undefined/],
  [
    { exceptions: [{ name: "a", where: [] }] },
    /exceptions\[0\] has an unknown property "where"\. Known are: name, when/,
  ],
  [{ exceptions: [{ when: [] }] }, /exceptions\[0\]\.name must be a text, not undefined/],
  [{ exceptions: [{ name: "a" }] }, /exceptions\[0\]\.when must be a list of conditions/],
  [when({ op: "regex" }), /exceptions\[0\]\.when\[0\]\.op must be one of "is", "wildcard" and "one_of"/],
  [when({ value: 3 }), /exceptions\[0\]\.when\[0\]\.value must be a text, not a number/],
  [when({ op: "one_of", value: ["a", null] }), /\.value\[1\] must be a text, not null/],
  [when({ negate: true }), /unknown property "negate"/],
  [when({ field: "hots" }), /hots/],
  [when({ value: "" }), /./],
]) {
  test(`an option that is wrong is refused with what would be right: ${JSON.stringify(options)}`, async () => {
    assert.throws(() => createDetectorSync(wasm, options), refused("invalid_option", part));
    await assert.rejects(createDetector(options), refused("invalid_option", part));
  });
}

test("options that are left open are those of the default", async () => {
  const open = { exceptions: undefined, maxRecordBytes: undefined, debug: undefined };
  const reports = [{}, undefined, open, { exceptions: [] }].map((options) =>
    createDetectorSync(wasm, options).scan(log),
  );
  for (const report of reports) assert.deepEqual(report, detector.scan(log));
});
