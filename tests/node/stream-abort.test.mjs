import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { controlled, generator } from "../lib/chunks.mjs";
import { log, refused, wasm } from "../lib/detector.mjs";

const detector = createDetectorSync(wasm);
const LINE = Buffer.from(`${log}\n`);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A signal that keeps account of who listens. */
function listened() {
  const abort = new AbortController();
  const account = { abort, signal: abort.signal, listeners: 0 };
  for (const [name, by] of [
    ["addEventListener", 1],
    ["removeEventListener", -1],
  ]) {
    const real = abort.signal[name].bind(abort.signal);
    abort.signal[name] = (...how) => {
      account.listeners += by;
      real(...how);
    };
  }
  return account;
}

const rejected = (promise) =>
  promise.then(
    () => assert.fail("not rejected"),
    (error) => error,
  );

test("an abort while the source is silent keeps what was found, and cancels the source with the reason", async () => {
  const account = listened();
  const source = controlled();
  const report = rejected(detector.scanStream(source.stream, { signal: account.signal }));
  assert.equal(account.listeners, 1);
  source.give(LINE);
  source.give(Buffer.concat([LINE, LINE.subarray(0, 50)]));
  await settled();
  const reason = new Error("enough");
  account.abort.abort(reason);
  const error = await report;
  refused("aborted", /until then/)(error);
  assert.equal(error.cause, reason);
  const { summary, ...rest } = detector.scan(Buffer.concat([LINE, LINE]));
  // What had only begun is neither a record nor a problem.
  assert.deepEqual(error.report, { ...rest, summary: { ...summary, bytes: 2 * LINE.length + 50, truncated: true } });
  assert.deepEqual(Object.keys(error.report), ["findings", "activity", "entities", "summary", "problems"]);
  assert.deepEqual([source.cancelled, source.stream.locked], [[reason], false]);
  assert.equal(account.listeners, 0);
});

test("nobody listens to the signal when the scan is over, however it ended", async () => {
  const broken = new Error("broken");
  async function* failing() {
    yield LINE;
    throw broken;
  }
  for (const [source, ends] of [
    [() => generator([LINE, LINE]), (scan) => scan],
    [failing, (scan) => assert.rejects(scan, (error) => error === broken)],
    [() => generator(["text"]), (scan) => assert.rejects(scan, refused("invalid_input", /chunk/))],
  ]) {
    const account = listened();
    await ends(detector.scanStream(source(), { signal: account.signal }));
    assert.equal(account.listeners, 0);
    account.abort.abort();
  }
});

test("a signal that was there before ends the scan before anything is read", async () => {
  const source = controlled();
  const error = await rejected(detector.scanStream(source.stream, { signal: AbortSignal.abort("no") }));
  refused("aborted", /until then/)(error);
  assert.deepEqual([error.cause, source.cancelled, source.pulled, source.stream.locked], ["no", ["no"], 0, false]);
  assert.deepEqual(error.report.summary, { ...detector.scan("").summary, truncated: true });
});

test("a source that neither answers nor ends does not hold up an abort", async () => {
  const abort = new AbortController();
  const dead = { next: () => new Promise(() => {}), return: () => new Promise(() => {}) };
  const scan = rejected(detector.scanStream({ [Symbol.asyncIterator]: () => dead }, { signal: abort.signal }));
  await settled();
  abort.abort();
  assert.equal((await scan).code, "aborted");
});

test("an abort ends generators and streams of Node.js", async () => {
  let closed = 0;
  async function* lines() {
    try {
      for (;;) {
        yield LINE;
        await settled();
      }
    } finally {
      closed += 1;
    }
  }
  for (const source of [lines(), Readable.from(lines()), new Readable({ read() {} })]) {
    const abort = new AbortController();
    const scan = rejected(detector.scanStream(source, { signal: abort.signal }));
    await settled();
    abort.abort();
    assert.equal((await scan).code, "aborted");
    await settled();
    await settled();
    assert.notEqual(source.destroyed, false);
  }
  assert.equal(closed, 2);
});

test("an abort in the middle of a chunk ends the scan there", async () => {
  const abort = new AbortController();
  const large = Buffer.alloc(16 * 1024 * 1024, " ");
  LINE.copy(large);
  const after = (turns) => setImmediate(() => (turns > 0 ? after(turns - 1) : abort.abort()));
  after(3);
  const error = await rejected(detector.scanStream(generator([large]), { signal: abort.signal }));
  assert.equal(error.code, "aborted");
  assert.ok(error.report.summary.bytes > 0 && error.report.summary.bytes < large.length);
  assert.equal(error.report.findings.length, 1);
});

test("an abort of another scan, out of the source, is the source's own error", async () => {
  async function* nested() {
    yield LINE;
    await detector.scanStream(generator([]), { signal: AbortSignal.abort() });
  }
  const error = await rejected(detector.scanStream(nested(), { signal: new AbortController().signal }));
  assert.equal(error.code, "aborted");
  assert.equal(error.report.summary.bytes, 0, "the report of the inner scan");
});

test("a listener to progress can abort", async () => {
  const abort = new AbortController();
  const onProgress = ({ bytes }) => bytes && abort.abort("seen enough");
  const scan = detector.scanStream(generator([LINE]), { signal: abort.signal, onProgress });
  assert.equal((await scan).findings.length, 1, "all was read before");
});
