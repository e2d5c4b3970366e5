import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { createDetector, createDetectorSync } from "mofcomp-detector";
import { log, refused, wasm } from "../lib/detector.mjs";
import { loadFilterCases, outputOf } from "../lib/filter-cases.mjs";
import { collect, cut, streamOf } from "../lib/streams.mjs";

const detector = await createDetector();
const other = `${JSON.stringify({ EventID: 3, note: "é".repeat(400) })}\n`;

const through = async (chunks, options, by = detector) => {
  const filter = by.filter(options);
  const output = await collect(streamOf(chunks).stream.pipeThrough(filter));
  return { output, stats: filter.stats };
};

for (const item of loadFilterCases()) {
  test(`filter/${item.path}`, async () => {
    const by = await createDetector(item.options);
    for (const size of [1, 7, 1 << 20]) {
      const { output, stats } = await through(cut(item.input, size), item.filter, by);
      assert.equal(output.toString(), outputOf(item), item.about);
      assert.deepEqual({ ...stats, ...item.expect.stats }, stats);
      assert.equal(stats.bytes, item.input.length);
    }
    by.free();
  });
}

test("a verdict is what a scan of the line says, without the explanation", async () => {
  const { output } = await through([Buffer.from(log)], { annotate: true });
  const { mofcomp } = JSON.parse(output.toString());
  const { score, severity, source, rules, contributions } = detector.scan(log).findings[0];
  const brief = ({ message, severity, explanation, firesExplanation, ...rest }) => rest;
  assert.deepEqual(mofcomp, { score, severity, source, rules: rules.map(brief), contributions });
});

test("chunks may be Buffers, of another realm or shared, empty or of many megabytes", async () => {
  const bytes = Buffer.from(`${other.repeat(3000)}${log}\n${other.repeat(3000)}`);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const foreign = runInNewContext("Uint8Array.from(list)", { list: [...Buffer.from(`${log}\n`)] });
  const chunks = [bytes, new Uint8Array(), shared, foreign, Buffer.concat([bytes, bytes])];
  const { output, stats } = await through(chunks);
  assert.equal(output.toString(), `${log}\n`.repeat(5));
  assert.deepEqual([stats.passed, stats.bytes], [5, bytes.length * 4 + foreign.length]);
});

test("several filters of one detector do not know of one another", async () => {
  const lines = Array.from({ length: 20 }, (_, n) => Buffer.from(`${log}\n${other.repeat(n)}`));
  const all = [{ minScore: 100 }, { annotate: true }, {}].map((options) => through(lines, options));
  const passed = (await Promise.all(all)).map(({ stats }) => stats.passed);
  assert.deepEqual(passed, [0, 20, 20]);
});

for (const [options, part] of [
  [null, /options must be an object, not null/],
  [{ minimum: 1 }, /unknown property "minimum"\. Known are: minScore, annotate, onMalformed/],
  [{ minScore: -1 }, /minScore must be a whole number from 0 to 100/],
  [{ minScore: 100.5 }, /minScore/],
  [{ minScore: "64" }, /minScore/],
  [{ annotate: 1 }, /annotate must be true or false, not a number/],
  [{ onMalformed: "keep" }, /onMalformed must be "pass" or "drop"/],
]) {
  test(`an option that is wrong is refused: ${JSON.stringify(options)}`, () => {
    assert.throws(() => detector.filter(options), refused("invalid_option", part));
  });
}

test("what is no bytes ends both streams with invalid_input, and the detector works on", async () => {
  const gone = new Uint8Array(8);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  for (const chunk of ["text", new ArrayBuffer(2), new Uint16Array(2), null, [1], gone]) {
    await assert.rejects(through([chunk]), refused("invalid_input", /Uint8Array|transferred/));
  }
  const filter = detector.filter();
  const writer = filter.writable.getWriter();
  const read = filter.readable.getReader().read();
  await assert.rejects(writer.write("text"), refused("invalid_input", /not a string/));
  await assert.rejects(read, refused("invalid_input", /not a string/));
  assert.equal((await through([Buffer.from(log)])).stats.passed, 1);
});

test("a detector that was freed opens no filter, and an open one fails with freed", async () => {
  const short = createDetectorSync(wasm);
  const filter = short.filter();
  const writer = filter.writable.getWriter();
  const reader = filter.readable.getReader();
  const first = reader.read();
  await writer.write(Buffer.from(`${log}\n`));
  assert.equal((await first).value.length, Buffer.byteLength(log) + 1);
  short.free();
  assert.throws(() => short.filter(), refused("freed", /freed/));
  const second = reader.read();
  await assert.rejects(writer.write(Buffer.from(`${log}\n`)), refused("freed", /freed/));
  await assert.rejects(second, refused("freed", /freed/));
  assert.equal(filter.stats.passed, 1, "the counts stay");
});
