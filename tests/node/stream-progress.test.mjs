import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { controlled, generator } from "../lib/chunks.mjs";
import { log, wasm } from "../lib/detector.mjs";
import { load } from "../lib/source.mjs";

const [{ scanStream }, { Instance }] = await Promise.all(
  ["web/detector/stream/scan.ts", "web/detector/instance.ts"].map((file) => load(file)),
);
const instance = new Instance(wasm, { core: {}, debug: false });
const LINE = Buffer.from(`${log}\n`);

/** Scans with a clock that goes on by `step` milliseconds with every chunk. What was told of the progress. */
async function told(chunks, step) {
  let now = 5000;
  const all = [];
  async function* source() {
    for (const chunk of chunks) {
      now += step;
      yield chunk;
    }
  }
  const onProgress = (progress) => all.push({ ...progress, now });
  await scanStream(
    (call) => instance.run(call),
    source(),
    { onProgress },
    () => now,
  );
  return all;
}

test("progress is told at most ten times a second, and once at the end", async () => {
  const all = await told(Array(40).fill(LINE), 30);
  // Four chunks are 120 milliseconds.
  assert.deepEqual(
    all.map(({ now }) => now),
    [...Array.from({ length: 10 }, (_, nth) => 5000 + 120 * (nth + 1)), 6200],
  );
  assert.deepEqual(all[0], {
    bytes: 4 * LINE.length,
    records: 4,
    findings: 1,
    bytesPerSecond: Math.round((4000 * LINE.length) / 120),
    workers: 1,
    now: 5120,
  });
  assert.deepEqual(all.at(-1), {
    bytes: 40 * LINE.length,
    records: 40,
    findings: 1,
    bytesPerSecond: Math.round((40_000 * LINE.length) / 1200),
    workers: 1,
    now: 6200,
  });
});

test("where the clock stands still, and of an empty stream, the end is told", async () => {
  const all = await told([LINE, LINE], 0);
  assert.deepEqual(all, [
    { bytes: 2 * LINE.length, records: 2, findings: 1, bytesPerSecond: 0, workers: 1, now: 5000 },
  ]);
  assert.deepEqual(await told([], 0), [
    { bytes: 0, records: 0, findings: 0, bytesPerSecond: 0, workers: 1, now: 5000 },
  ]);
  // A clock that is set back tells no speed below nothing.
  assert.deepEqual(
    (await told([LINE], -1000)).map(({ bytesPerSecond }) => bytesPerSecond),
    [0],
  );
});

test("progress is told within a large chunk too, and records that have only begun do not count", async () => {
  let now = 0;
  const all = [];
  const large = Buffer.alloc(4 * 1024 * 1024, " ");
  LINE.copy(large, 0, 0, 300);
  LINE.copy(large, 2 * 1024 * 1024, 300);
  const clock = () => {
    now += 60;
    return now;
  };
  const source = generator([large]);
  await scanStream((call) => instance.run(call), source, { onProgress: (progress) => all.push(progress) }, clock);
  const bytes = all.map((progress) => progress.bytes / 1024 ** 2);
  assert.deepEqual(bytes.at(-1), 4);
  assert.ok(bytes.length >= 3 && new Set(bytes.slice(0, -1)).size === bytes.length - 1, String(bytes));
  assert.deepEqual([all[0].records, all.at(-1).records], [0, 1]);
});

test("what a listener throws ends the scan and cancels the source", async () => {
  const detector = createDetectorSync(wasm);
  const mine = new Error("mine");
  const onProgress = () => {
    throw mine;
  };
  await assert.rejects(detector.scanStream(generator([LINE]), { onProgress }), (error) => error === mine);

  let now = 0;
  const source = controlled();
  source.onPull = () => source.give(LINE);
  const clock = () => {
    now += 200;
    return now;
  };
  const scan = scanStream((call) => instance.run(call), source.stream, { onProgress }, clock);
  await assert.rejects(scan, (error) => error === mine);
  assert.deepEqual([source.cancelled, source.stream.locked], [[mine], false]);
  assert.equal(detector.scan(LINE).findings.length, 1);
});

test("the clock of the host is used when none is given", async () => {
  const detector = createDetectorSync(wasm);
  const all = [];
  await detector.scanStream(generator([LINE]), { onProgress: (progress) => all.push(progress) });
  assert.equal(all.length, 1);
  assert.ok(all[0].bytesPerSecond > 0, JSON.stringify(all));
});
