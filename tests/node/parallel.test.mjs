import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { loadCases } from "../lib/cases.mjs";
import { event, wasm } from "../lib/detector.mjs";
import { load } from "../lib/source.mjs";

const { scanWith, scansWith, inProcess } = await load("tests/lib/parallel.ts");

/** Numbers that look random and are the same every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const bytesOf = (input) => (typeof input === "string" ? new TextEncoder().encode(input) : new Uint8Array(input));

async function* chunks(input, step) {
  for (let at = 0; at < input.length; at += step) yield input.subarray(at, at + step);
}

/** Workers of which is told what they were asked: segments for themselves (`scan`), and as what follows another (`more`). */
function crewOf({ workers = 2, size, seed = 1, core = {} }) {
  const next = numbers(seed);
  const asked = { load: 0, scan: 0, more: 0, end: 0 };
  const start = inProcess(() => next(4));
  const spawn = (listener) => {
    const { post, ...rest } = start(listener);
    const count = (message, transfer) => {
      asked[message.kind] += 1;
      post(message, transfer);
    };
    return { post: count, ...rest };
  };
  return { crew: { spawn, workers, module: wasm, settings: { core, debug: false }, segment: size }, asked };
}

/** Chunks are small, so that a scan soon stands where workers can take over. */
const STEP = 50;

async function scan(input, how) {
  const { crew, asked } = crewOf(how);
  const report = await scanWith(crew, chunks(bytesOf(input), STEP));
  return { report: JSON.stringify(report), asked };
}

const alone = (input, options) => JSON.stringify(createDetectorSync(wasm, options).scan(bytesOf(input)));

/** Starts of mofcomp.exe, each again with what another sensor says of it some lines later; and whatever lies in logs. */
function log(seed, lines) {
  const next = numbers(seed);
  const others = [
    () => JSON.stringify({ EventID: 1, Image: "C:\\Windows\\notepad.exe", ProcessId: next(9) }),
    () => '{"a": <broken',
    () => '{"a":"cut off',
    () => "no record at all, but a line of prose",
    () => "",
    () => '{"index":{}}',
    () => "{'single': None}",
    () => 'Nov 22 host app: {"a":"behind a prefix"}',
    () => '{"größe":"日本\ud800"}',
    () => '{"bad":"\u0000"}',
  ];
  const runs = [];
  return Array.from({ length: lines }, () => {
    const kind = next(10);
    if (kind < 4) {
      const { Event } = event();
      Event.System.Computer = `host-${next(5)}`;
      Event.EventData.ProcessId = next(50);
      Event.EventData.UtcTime = `2026-03-04 05:06:0${next(10)}.890`;
      runs.push(JSON.stringify({ Event }));
      return runs.at(-1);
    }
    if (kind < 6 && runs.length > 0) return runs[next(runs.length)].replace("CommandLine", "command_line");
    return (others[next(others.length)] ?? String)();
  }).join(next(2) ? "\n" : "\r\n");
}

test("every case gives the same report in small segments", async () => {
  let parted = 0;
  for (const { path, input, options } of loadCases()) {
    const expected = alone(input, options);
    for (const [workers, size] of [
      [1, 64],
      [2, 150],
      [3, 400],
    ]) {
      const { report, asked } = await scan(input, { workers, size, seed: size, core: options });
      assert.equal(report, expected, `${path} with ${workers} workers and segments of ${size} bytes`);
      parted += asked.load > 0 ? 1 : 0;
    }
  }
  assert.ok(parted > 400, `only ${parted} scans took workers`);
});

test("logs of every kind of line give the same report, whatever the workers and the order of their answers", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const input = log(seed, 120);
    const expected = alone(input);
    for (const [workers, size] of [
      [1, 700],
      [2, 150 + seed * 50],
      [3, 900],
    ]) {
      const { report } = await scan(input, { workers, size, seed });
      assert.equal(report, expected, `seed ${seed}, ${workers} workers, segments of ${size} bytes`);
    }
  }
});

test("records of one run are one finding, in whatever segments they lie", async () => {
  const other = `${JSON.stringify({ a: "x".repeat(80) })}\n`;
  const { report } = await scan([JSON.stringify(event()), JSON.stringify(event())].join(`\n${other.repeat(50)}`), {
    size: 500,
  });
  const { findings, summary } = JSON.parse(report);
  assert.equal(findings.length, 1);
  assert.deepEqual(
    findings[0].occurrences.map(({ location }) => [location.record, location.line]),
    [
      [1, 1],
      [52, 52],
    ],
  );
  assert.equal(summary.duplicates, 1);
});

test("problems beyond the limit are counted, not listed", async () => {
  const input = '{"a": <broken}\n{"b":1}\n'.repeat(10_050);
  const { report, asked } = await scan(input, { size: 10_000 });
  assert.equal(report, alone(input));
  assert.equal(JSON.parse(report).problems.length, 10_000);
  assert.ok(asked.scan > 10);
});

test("workers take over once they have had time to start, and each segment of lines is scanned once, by itself", async () => {
  const line = `${JSON.stringify(event())}\n`;
  const [size, { length }] = [2000, bytesOf(line)];
  const { asked, report } = await scan(line.repeat(200), { workers: 3, size });
  // Alone up to the first line break behind four segments.
  const left = 200 - Math.ceil((4 * size) / length);
  assert.deepEqual(asked, { load: 3, scan: Math.ceil(left / Math.floor(size / length)), more: 0, end: 0 });
  assert.equal(report, alone(line.repeat(200)));
});

test("workers that are there take over at once", async () => {
  const line = `${JSON.stringify(event())}\n`;
  const { crew, asked } = crewOf({ workers: 2, size: 2000 });
  const input = bytesOf(line.repeat(100));
  const reports = await scansWith(crew, [chunks(input, STEP), chunks(input, STEP)]);
  for (const report of reports) assert.equal(JSON.stringify(report), alone(input));
  const inEach = Math.floor(2000 / bytesOf(line).length);
  const segments = (after) => Math.ceil((100 - Math.ceil(after / bytesOf(line).length)) / inEach);
  assert.deepEqual(asked, { load: 2, scan: segments(8000) + segments(2000), more: 0, end: 0 });
});

for (const [name, input] of [
  ["one large array", `[\n${Array.from({ length: 200 }, () => JSON.stringify(event())).join(",\n")}\n]`],
  ["formatted JSON", JSON.stringify(Array.from({ length: 50 }, event), null, 2)],
  ["one line", JSON.stringify(Array.from({ length: 200 }, event))],
  ["UTF-16", Buffer.from(`${JSON.stringify(event())}\n`.repeat(200), "utf16le")],
  ["Windows Event XML on one line", "<Event xmlns='x'><System/></Event>".repeat(300)],
]) {
  test(`what cannot be taken apart stays with one thread: ${name}`, async () => {
    const { asked, report } = await scan(input, { workers: 2, size: 900 });
    assert.equal(report, alone(input));
    assert.deepEqual([asked.scan, asked.more], [0, 0]);
  });

  // UTF-16 begins with the log.
  if (typeof input !== "string") continue;

  test(`behind lines it goes to one worker: ${name}`, async () => {
    const all = `${`${JSON.stringify(event())}\n`.repeat(20)}${input}`;
    const { asked, report } = await scan(all, { workers: 2, size: 900 });
    assert.equal(report, alone(all));
    // At most what was under way when the first answer came.
    assert.ok(asked.more >= 3 * (asked.scan - 20), JSON.stringify(asked));
  });
}

test("after what could not be taken apart, the rest is again", async () => {
  const line = `${JSON.stringify(event())}\n`;
  const input = `${line.repeat(30)}${JSON.stringify(Array.from({ length: 20 }, event), null, 1)}\n${line.repeat(150)}`;
  const { asked, report } = await scan(input, { size: 3000 });
  assert.equal(report, alone(input));
  assert.ok(asked.more > 2 && asked.scan > 20, JSON.stringify(asked));
});

test("an input that fits one segment takes no worker", async () => {
  const { asked } = await scan(JSON.stringify(event()), { size: 1 << 20 });
  assert.equal(asked.load, 0);
});
