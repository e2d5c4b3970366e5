import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { leavesNative, loadCases } from "../lib/cases.mjs";
import { cut, sources } from "../lib/chunks.mjs";
import { wasm } from "../lib/detector.mjs";
import { random } from "../lib/random.mjs";

const cases = loadCases();
const detectors = new Map();
const detectorOf = (options) => {
  const key = JSON.stringify(options);
  if (!detectors.has(key)) detectors.set(key, createDetectorSync(wasm, options));
  return detectors.get(key);
};
after(() => {
  for (const detector of detectors.values()) detector.free();
});

const bytesOf = (input) => (typeof input === "string" ? Buffer.from(input) : input);
/** Of a lone surrogate Node would make U+FFFD, where scan keeps it: no bytes mean the same as that text. */
const isText = (input) => typeof input !== "string" || input.isWellFormed?.() !== false;

async function same(detector, bytes, seed) {
  const chance = random(seed);
  const kind = seed % 16 === 0 ? chance.pick(Object.keys(sources)) : "an async generator";
  const chunks = cut(bytes, chance);
  const sizes = chunks.map((chunk) => chunk.length);
  const streamed = JSON.stringify(await detector.scanStream(sources[kind](chunks)));
  const whole = JSON.stringify(detector.scan(bytes));
  assert.ok(streamed === whole, `seed ${seed}, ${kind}, chunks of ${sizes.slice(0, 20)} … bytes`);
  return whole;
}

const ROUNDS = 10;

test(`every case, ${ROUNDS} times in other chunks, gives the report that the core makes natively`, async () => {
  for (const [nth, item] of cases.filter(({ input }) => isText(input)).entries()) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const report = await same(detectorOf(item.options), bytesOf(item.input), nth * ROUNDS + round);
      assert.equal(leavesNative(item, report), undefined, item.path);
    }
  }
});

const encodings = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a byte order mark": (text) => Buffer.from(`\ufeff${text}`),
  "UTF-16LE": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16BE": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "broken UTF-8": (text) => Buffer.from(text, "latin1"),
};

const MIXED = 8000;

test(`${MIXED} mixtures of cases, with repeats, in all encodings, give the same report as a whole and in chunks`, async () => {
  const texts = cases.map(({ input }) => input).filter((input) => typeof input === "string" && input.length < 2000);
  assert.ok(texts.length > 50);
  const seen = { duplicates: 0, findings: 0 };
  for (let seed = 1; seed <= MIXED; seed += 1) {
    const { below, pick } = random(seed);
    const parts = Array.from({ length: 1 + below(4) }, () => pick(texts));
    if (below(2)) parts.push(parts[0]);
    const text = parts.join(pick(["\n", "", ",", "\r\n\r\n", "größe"]));
    const encode = pick(Object.values(encodings));
    const options = pick([undefined, undefined, { maxRecordBytes: 200 }, { maxRecordBytes: 1500 }]);
    const { summary, findings } = JSON.parse(await same(detectorOf(options), encode(text), seed));
    seen.duplicates += summary.duplicates;
    seen.findings += findings.length;
  }
  assert.ok(seen.duplicates > 1000 && seen.findings > 1000, JSON.stringify(seen));
});
