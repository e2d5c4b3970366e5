import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createDetectorSync, DetectorError } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";

// The core with inputs that trap on purpose, under the wrapper as it is shipped.
const module = new WebAssembly.Module(readFileSync(at("target/trap-test/mofcomp_detector_bg.wasm")));

const LOG = '{"EventID":1,"text":"\ud800"}\n{"a":1}\nbroken';
const exceptions = () => [{ name: "lab", when: [{ field: "host", op: "is", value: "LAB-1" }] }];

const trap = (detector, kind) => {
  try {
    detector.scan(`trap:${kind}`);
  } catch (error) {
    return error;
  }
  return undefined;
};

for (const kind of ["panic", "stack", "memory"]) {
  test(`after a trap (${kind}) the next call works on a fresh instance, and no other detector notices`, () => {
    const options = { exceptions: exceptions(), maxRecordBytes: 20 };
    const [broken, other] = [createDetectorSync(module, options), createDetectorSync(module)];
    const [before, beforeOther] = [broken, other].map((detector) => JSON.stringify(detector.scan(LOG)));
    assert.notEqual(before, beforeOther, "the options must show, or their loss would not");
    // The caller's own object may have changed by the time a fresh instance is made.
    options.exceptions.length = 0;
    options.maxRecordBytes = 1;

    for (let round = 0; round < 3; round += 1) {
      const error = trap(broken, kind);
      assert.ok(error instanceof DetectorError, String(error));
      assert.equal(error.code, "internal");
      assert.ok(
        error.cause instanceof WebAssembly.RuntimeError || error.cause instanceof RangeError,
        String(error.cause),
      );
      assert.equal(JSON.stringify(other.scan(LOG)), beforeOther);
      assert.equal(JSON.stringify(broken.scan(LOG)), before);
    }
    assert.equal(broken.score({ a: 1 }), null);
    assert.deepEqual(broken.rules, other.rules);
    trap(broken, kind);
    broken.free();
    assert.equal(JSON.stringify(other.scan(LOG)), beforeOther);
  });
}

test("a trap in the middle of a long input leaves nothing behind", () => {
  const detector = createDetectorSync(module);
  const before = JSON.stringify(detector.scan(LOG));
  // The first piece is whole records; the second one is the trap.
  const text = `${" ".repeat(1024 * 1024)}trap:panic`;
  assert.throws(() => detector.scan(text), { code: "internal" });
  assert.equal(JSON.stringify(detector.scan(LOG)), before);
});

test("a panic is printed with `debug`, and only then: its message can quote the log", (context) => {
  const printed = context.mock.method(console, "error", () => {});
  trap(createDetectorSync(module), "panic");
  assert.equal(printed.mock.callCount(), 0);
  trap(createDetectorSync(module, { debug: true }), "panic");
  assert.equal(printed.mock.callCount(), 1);
  assert.match(printed.mock.calls[0].arguments[0], /trap-test: panic/);
});
