import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { createDetector } from "mofcomp-detector";
import { CHUNK, chunks } from "../../bench/data/chunks.mjs";
import { bytes, share } from "../../bench/data/flags.mjs";
import { MIXES } from "../../bench/data/lines.mjs";
import { at } from "../../scripts/lib/paths.mjs";

const WANTED = { seed: 1, mix: "all", mofcomp: 0.01, letters: "record", bytes: 3 * CHUNK };
const made = (changes) => Buffer.concat([...chunks({ ...WANTED, ...changes })]);
const digest = (buffer) => createHash("sha256").update(buffer).digest("hex");

test("a seed means the same bytes on every machine", () => {
  // Changes only when the generator changes on purpose; figures of before and after cannot be compared then.
  assert.equal(digest(made()), "1e91d7a88ed63d417133b402e2dd9771ff021898c4a7093afa90680a3441e5c2");
  assert.notEqual(digest(made({ seed: 2 })), digest(made()));
});

test("chunks are whole but for the last, and whole lines come out", () => {
  const sizes = [...chunks(WANTED)].map((chunk) => chunk.length);
  assert.ok(sizes.slice(0, -1).every((size) => size === CHUNK));
  const log = made();
  assert.ok(log.length >= WANTED.bytes && log.length < WANTED.bytes + 16 * 1024);
  assert.equal(log.at(-1), 10);
  for (const line of log.toString().trimEnd().split("\n")) JSON.parse(line);
});

test("a longer log begins with the shorter one", () => {
  const [short, long] = [made(), made({ bytes: 5 * CHUNK })];
  assert.ok(long.subarray(0, short.length).equals(short));
});

test("letters are where they were asked for, one in each record or in each chunk", () => {
  const accented = (letters) => {
    const lines = made({ letters }).toString().trimEnd().split("\n");
    return [lines.filter((line) => /[^\0-\x7f]/.test(line)).length, lines.length];
  };
  assert.equal(accented("none")[0], 0);
  assert.equal(accented("chunk")[0], 3);
  const [with_, all] = accented("record");
  assert.equal(with_, all);
});

test("every shape is recognised, and as many runs are in it as were asked for", async () => {
  const detector = await createDetector();
  for (const mix of Object.keys(MIXES)) {
    for (const mofcomp of [0, 0.01, 1]) {
      const { summary, findings, problems } = detector.scan(made({ mix, mofcomp, bytes: CHUNK }));
      const { records, mofcompStarts, unrecognized, duplicates } = summary;
      assert.deepEqual([problems.length, unrecognized, duplicates], [0, 0, 0], mix);
      assert.equal(mofcompStarts, Math.floor(records * mofcomp));
      assert.ok(findings.every(({ score }) => score > 0));
    }
  }
  detector.free();
});

test("the command writes what its flags say, and one sentence when they say nothing", () => {
  const run = (...args) =>
    execFileSync(process.execPath, [at("bench/generate.mjs"), ...args], { stdio: "pipe", maxBuffer: 8 * CHUNK });
  assert.equal(digest(run("--bytes", "3M", "--mix", "all", "--mofcomp", "1%", "--letters", "record")), digest(made()));
  assert.throws(() => run("--mix", "syslog"), /✗ syslog is none of sysmon, security, crowdstrike, ecs, all\n/);
  assert.throws(() => run("--bytes", "much"), /✗ much is no size/);
});

test("sizes and shares are read as they are written", () => {
  assert.deepEqual(["4G", "200M", "64k", "1000"].map(bytes), [2 ** 32, 200 * 2 ** 20, 65536, 1000]);
  assert.deepEqual(["0", "0.1%", "100%", "0.5"].map(share), [0, 0.001, 1, 0.5]);
  for (const wrong of ["", "101%", "-1", "some"]) assert.throws(() => share(wrong), /is no share/);
});
