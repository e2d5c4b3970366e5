import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import { controlled, generator } from "../lib/chunks.mjs";
import { log, refused } from "../lib/detector.mjs";

// The core with inputs that trap on purpose, under the wrapper as it is shipped.
const module = new WebAssembly.Module(readFileSync(at("target/trap-test/mofcomp_detector_bg.wasm")));
const LINE = Buffer.from(`${log}\n`);
const TRAP = Buffer.from("trap:panic");
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("a trap in a stream rejects, cancels the source, and the next stream works", async () => {
  const detector = createDetectorSync(module);
  const whole = JSON.stringify(detector.scan(LINE));
  for (const kind of ["panic", "stack", "memory"]) {
    const source = controlled();
    const scan = detector.scanStream(source.stream);
    source.give(LINE);
    source.give(Buffer.from(`trap:${kind}`));
    await assert.rejects(scan, refused("internal", /fresh start/));
    assert.deepEqual([source.cancelled.length, source.stream.locked], [1, false]);
    assert.equal(JSON.stringify(await detector.scanStream(generator([LINE]))), whole);
  }
});

test("a trap on one call ends the streams that were open on the same detector, and they say so", async () => {
  const detector = createDetectorSync(module);
  const [fed, silent, aborted] = [controlled(), controlled(), controlled()];
  const abort = new AbortController();
  const scans = [fed, silent].map(({ stream }) => detector.scanStream(stream));
  scans.push(detector.scanStream(aborted.stream, { signal: abort.signal }));
  for (const source of [fed, silent, aborted]) source.give(LINE);
  await settled();
  assert.throws(() => detector.scan(TRAP), { code: "internal" });
  fed.give(LINE);
  silent.end();
  abort.abort();
  for (const scan of scans) await assert.rejects(scan, refused("internal", /another call/));
  for (const source of [fed, aborted]) assert.deepEqual([source.cancelled.length, source.stream.locked], [1, false]);
  assert.equal(detector.scan(LINE).findings.length, 1);
});
