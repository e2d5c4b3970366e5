import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { event, log, refused, wasm } from "../lib/detector.mjs";

const detector = createDetectorSync(wasm);

test("score judges one parsed event as scan would", () => {
  const finding = detector.score(event());
  assert.deepEqual(finding, detector.scan(log).findings[0]);
  assert.equal(detector.score({ ...event(), extra: 2n ** 64n }).score, finding.score);
  const other = event();
  other.Event.EventData.Image = "C:\\Windows\\notepad.exe";
  other.Event.EventData.OriginalFileName = "notepad.exe";
  for (const none of [other, {}, { a: 1 }, Object.create(null)]) assert.equal(detector.score(none), null);
});

test("score says what it judges when it is given something else", () => {
  const loop = {};
  loop.self = loop;
  const deep = {};
  for (let at = deep, level = 0; level < 100_000; level += 1) at = at.a = {};
  const broken = [
    loop,
    deep,
    Object.defineProperty({}, "a", { enumerable: true, get: () => assert.fail("getter") }),
    { toJSON: () => assert.fail("toJSON") },
    { a: 1n, self: loop },
  ];
  for (const value of broken)
    assert.throws(() => detector.score(value), refused("invalid_input", /cannot be written as JSON/));
  const alien = [undefined, null, 7, "{}", true, () => {}, [], [event()], new Date(), Object("{}"), { toJSON() {} }];
  const data = [new Map(), new Set(), new Uint8Array(3), new ArrayBuffer(3)];
  for (const value of [...alien, ...data]) {
    assert.throws(() => detector.score(value), refused("invalid_input", /one parsed event, which is a plain object/));
  }
});
