import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../lib/source.mjs";

const { Segmenter } = await load("web/detector/parallel/segments.ts");

/** The segments of a text that comes in chunks of `step` bytes. */
function cut(text, { size, step, offset = 0 }) {
  const bytes = new TextEncoder().encode(text);
  const segmenter = new Segmenter(size, offset);
  const segments = [];
  const keep = ({ bytes: view, ...rest }) => {
    segments.push({ text: new TextDecoder().decode(view), ...rest });
    segmenter.recycle(view.buffer);
  };
  for (let at = 0; at < bytes.length; at += step) {
    for (const segment of segmenter.push(bytes.slice(at, at + step))) keep(segment);
  }
  keep(segmenter.rest());
  return segments;
}

test("cuts behind the last line break that fits, whatever the chunks", () => {
  for (const step of [1, 2, 3, 7, 100]) {
    assert.deepEqual(cut("ab\nc\ndefg\nh", { size: 6, step }), [
      { text: "ab\nc\n", offset: 0, whole: true },
      { text: "defg\n", offset: 5, whole: true },
      { text: "h", offset: 10, whole: false },
    ]);
  }
});

test("cuts a line that is longer than a segment, and says that it did", () => {
  assert.deepEqual(cut("a\nbcdefghijk\nl", { size: 4, step: 5 }), [
    { text: "a\n", offset: 0, whole: true },
    { text: "bcde", offset: 2, whole: false },
    { text: "fghi", offset: 6, whole: false },
    { text: "jk\n", offset: 10, whole: true },
    { text: "l", offset: 13, whole: false },
  ]);
});

test("an input that just fills a segment leaves nothing", () => {
  assert.deepEqual(cut("abc\n", { size: 4, step: 4 }), [
    { text: "abc\n", offset: 0, whole: true },
    { text: "", offset: 4, whole: false },
  ]);
});

test("fills again what was given back, and makes no buffer beyond what is out", () => {
  const segmenter = new Segmenter(4, 0);
  const line = new TextEncoder().encode("abc\n");
  const buffers = new Set();
  for (let nth = 0; nth < 9; nth++) {
    for (const { bytes } of segmenter.push(line)) {
      buffers.add(bytes.buffer);
      segmenter.recycle(bytes.buffer);
    }
  }
  assert.equal(buffers.size, 2);
});
