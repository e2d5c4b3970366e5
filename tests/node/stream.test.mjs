import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { controlled, generator, sources } from "../lib/chunks.mjs";
import { log, refused, wasm } from "../lib/detector.mjs";

const detector = createDetectorSync(wasm);
const LINE = Buffer.from(`${log}\n`);
const whole = JSON.stringify(detector.scan(LINE));

/** All that is waiting, done: timers and messages too. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

for (const [name, source] of Object.entries(sources)) {
  test(`${name} is read`, async () => {
    const chunks = [LINE.subarray(0, 1), new Uint8Array(0), LINE.subarray(1, 200), LINE.subarray(200)];
    assert.equal(JSON.stringify(await detector.scanStream(source(chunks))), whole);
    assert.equal(JSON.stringify(await detector.scanStream(source([]))), JSON.stringify(detector.scan("")));
  });
}

test("a chunk of 64 MB is read like any other, and lets others have their turn", async () => {
  const large = Buffer.alloc(64 * 1024 * 1024, " ");
  LINE.copy(large, 5);
  LINE.copy(large, large.length - LINE.length);
  let turns = 0;
  let done = false;
  const count = () => {
    turns += 1;
    if (!done) setImmediate(count);
  };
  count();
  const { findings, summary } = await detector.scanStream(generator([large]));
  done = true;
  assert.deepEqual([findings.length, findings[0].occurrences.length, summary.bytes], [1, 2, large.length]);
  assert.ok(turns >= 60, `${turns}`);
});

test("a source that is always ready does not keep others from their turn, however small its chunks", async () => {
  const abort = new AbortController();
  async function* endless() {
    for (;;) yield new Uint8Array(0);
  }
  setTimeout(() => abort.abort(), 0);
  await assert.rejects(detector.scanStream(endless(), { signal: abort.signal }), refused("aborted", /until then/));
});

test("a chunk is asked for when the one before is done, and not earlier", async () => {
  const source = controlled();
  const report = detector.scanStream(source.stream);
  for (const [nth, part] of [LINE.subarray(0, 100), LINE.subarray(100), LINE].entries()) {
    await settled();
    assert.equal(source.pulled, nth + 1);
    source.give(part);
  }
  await settled();
  source.end();
  assert.equal((await report).summary.duplicates, 1);
  assert.equal(source.stream.locked, false);
});

test("what is no stream of bytes is refused, and its source told", async () => {
  for (const wrong of [undefined, null, "text", LINE, [LINE], { getReader: 1 }, 7, new Blob([LINE])]) {
    await assert.rejects(detector.scanStream(wrong), refused("invalid_input", /ReadableStream or an AsyncIterable/));
  }
  const locked = sources["a ReadableStream"]([LINE]);
  const reader = locked.getReader();
  await assert.rejects(detector.scanStream(locked), refused("invalid_input", /locked/));
  reader.releaseLock();
  assert.equal(JSON.stringify(await detector.scanStream(locked)), whole);
  for (const chunk of ["text", 1, null, undefined, {}, [1], new Uint16Array(2), new ArrayBuffer(2)]) {
    const source = controlled();
    source.onPull = () => source.give(chunk);
    await assert.rejects(
      detector.scanStream(source.stream),
      refused("invalid_input", /A chunk of the stream is an? \w+|A chunk of the stream is (null|undefined)/),
    );
    assert.deepEqual([source.cancelled.length, source.stream.locked], [1, false]);
  }
  const words = Readable.from(["a", "b"]);
  await assert.rejects(detector.scanStream(words), refused("invalid_input", /encoding/));
  assert.ok(words.destroyed);
});

test("bytes that are transferred elsewhere meanwhile are missed", async () => {
  const bytes = new Uint8Array(3 * 1024 * 1024).fill(10);
  setTimeout(() => structuredClone(bytes.buffer, { transfer: [bytes.buffer] }), 0);
  async function* slow() {
    for (;;) yield bytes;
  }
  await assert.rejects(detector.scanStream(slow()), refused("invalid_input", /gone/));
});

test("wrong options are refused before the stream is touched", async () => {
  for (const [options, part] of [
    [7, /options must be an object/],
    [null, /options must be an object/],
    [{ sginal: 1 }, /unknown property "sginal".*signal, onProgress/],
    [{ signal: {} }, /signal must be an AbortSignal/],
    [{ signal: null }, /signal must be an AbortSignal, not null/],
    [{ onProgress: "yes" }, /onProgress must be a function, not a string/],
  ]) {
    const source = controlled();
    await assert.rejects(detector.scanStream(source.stream, options), refused("invalid_option", part));
    assert.deepEqual([source.pulled, source.stream.locked], [0, false]);
  }
});

test("the error of a source comes out as it is, and the source is left alone", async () => {
  const broken = new Error("disk on fire");
  const source = controlled();
  const report = detector.scanStream(source.stream);
  source.give(LINE);
  await settled();
  source.fail(broken);
  await assert.rejects(report, (error) => error === broken);
  assert.deepEqual([source.cancelled, source.stream.locked], [[], false]);

  let returned = 0;
  const iterator = { next: () => Promise.reject(broken), return: () => (returned += 1) };
  await assert.rejects(detector.scanStream({ [Symbol.asyncIterator]: () => iterator }), (error) => error === broken);
  const thrower = () => {
    throw broken;
  };
  await assert.rejects(detector.scanStream({ [Symbol.asyncIterator]: () => ({ next: thrower }) }), (e) => e === broken);
  assert.equal(returned, 0);
  assert.equal(JSON.stringify(detector.scan(LINE)), whole);
});

test("several streams and scans on one detector do not know of each other", async () => {
  const runs = Array.from({ length: 8 }, async (_, nth) => {
    const line = Buffer.from(`${log.replace("4242", String(nth))}\n`);
    async function* slowly() {
      for (const byte of line) {
        if (byte % 7 === 0) await settled();
        if (byte % 5 === 0) detector.scan(LINE);
        yield Uint8Array.of(byte);
      }
    }
    const report = await detector.scanStream(slowly());
    assert.equal(JSON.stringify(report), JSON.stringify(detector.scan(line)));
  });
  await Promise.all(runs);
});

test("a detector that is freed in the middle of a stream says so and cancels the source", async () => {
  const mine = createDetectorSync(wasm);
  const source = controlled();
  const report = mine.scanStream(source.stream);
  source.give(LINE);
  await settled();
  mine.free();
  source.give(LINE);
  await assert.rejects(report, refused("freed", /freed/));
  assert.deepEqual([source.cancelled.length, source.stream.locked], [1, false]);
  await assert.rejects(mine.scanStream(generator([])), refused("freed", /freed/));
});
