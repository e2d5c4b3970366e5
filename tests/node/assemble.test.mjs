import assert from "node:assert/strict";
import { test } from "node:test";
import { loadCases } from "../lib/cases.mjs";
import { log, wasm } from "../lib/detector.mjs";
import { random } from "../lib/random.mjs";
import { load } from "../lib/source.mjs";

const [{ Assembler }, { Instance }] = await Promise.all(
  ["web/detector/assemble.ts", "web/detector/instance.ts"].map((file) => load(file)),
);
const instance = new Instance(wasm, { core: {}, debug: false });

/** What one scan of these bytes, which stand `offset` bytes into the input, hands out. */
function handedOut(bytes, offset) {
  return instance.run((core) => {
    const batches = [];
    const scanner = core.scanner(batches, offset || undefined);
    scanner.feed(bytes);
    return { counts: scanner.finish(), batches, lines: bytes.filter((byte) => byte === 10).length };
  });
}

/** The report of parts that were scanned by themselves. */
function assembled(parts) {
  let offset = 0;
  const scans = parts.map((part) => {
    const scan = handedOut(part, offset);
    offset += part.length;
    return scan;
  });
  const assembler = new Assembler();
  let shift = { records: 0, lines: 0 };
  return instance.run((core) => {
    for (const { counts, batches, lines } of scans) {
      for (const batch of batches) assembler.take(batch, core, shift);
      assembler.count(counts);
      shift = { records: shift.records + JSON.parse(counts).summary.records, lines: shift.lines + lines };
    }
    return JSON.stringify(assembler.finish(core));
  });
}

test("parts that were scanned by themselves make the report of the whole", () => {
  // Lines that are records by themselves; between two such lines is always a seam.
  const lines = loadCases()
    .flatMap(({ input }) => (typeof input === "string" ? input.split("\n") : []))
    .filter((line) => line.startsWith("{") && isJson(line))
    .map((line) => Buffer.from(`${line}\n`));
  lines.push(
    Buffer.from(`${log}\n`),
    Buffer.from('{"broken":\n'),
    Buffer.from(`${log.replace("cmd.exe", "wmiprvse.exe")}\n`),
  );
  assert.ok(lines.length > 100, String(lines.length));
  const seen = { duplicates: 0, problems: 0 };
  for (let seed = 1; seed <= 500; seed += 1) {
    const { below, pick } = random(seed);
    const parts = Array.from({ length: 2 + below(4) }, () => Array.from({ length: 1 + below(6) }, () => pick(lines)));
    // Repeats of earlier runs, in other parts.
    for (const part of parts) if (below(2)) part.push(pick(pick(parts)));
    const ended = parts.map((part) => Buffer.concat([...part, Buffer.from("{}\n")]));
    const whole = assembled([Buffer.concat(ended)]);
    assert.equal(assembled(ended), whole, `seed ${seed}`);
    const { summary, problems } = JSON.parse(whole);
    seen.duplicates += summary.duplicates;
    seen.problems += problems.length;
  }
  assert.ok(seen.duplicates > 100 && seen.problems > 10, JSON.stringify(seen));
});

test("of the problems of all parts together, ten thousand are listed", () => {
  const bad = Buffer.from(`${'{"a":\n'.repeat(6000)}{}\n`);
  const { summary, problems } = JSON.parse(assembled([bad, bad]));
  assert.deepEqual([problems.length, summary.malformed, summary.truncated], [10_000, 12_000, true]);
  assert.equal(problems[6000].location.line, 6002);
  assert.equal(assembled([bad, bad]), assembled([Buffer.concat([bad, bad])]));
});

function isJson(line) {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
