import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { event, wasm } from "../lib/detector.mjs";
import { load } from "../lib/source.mjs";

const MIB = 1024 * 1024;

/** Calls `make`, and answers what it makes with the memory of the instance that it made. */
function withMemory(make) {
  const { Instance } = WebAssembly;
  let memory;
  WebAssembly.Instance = class extends Instance {
    constructor(...how) {
      super(...how);
      memory = this.exports.memory;
    }
  };
  try {
    return { made: make(), size: () => memory.buffer.byteLength };
  } finally {
    WebAssembly.Instance = Instance;
  }
}

/** A start that is its own run, by a user of its own, on a host of its own, a second after the one before. */
function start(nth) {
  const one = event();
  one.Event.System.Computer = `WS-${nth}.corp.example`;
  const time = new Date(Date.UTC(2026, 2, 4) + nth * 1000).toISOString();
  const data = { ProcessId: nth, UtcTime: time.slice(0, -1).replace("T", " "), User: `CORP\\user${nth}` };
  Object.assign(one.Event.EventData, data, { CommandLine: `mofcomp.exe C:\\Users\\Public\\${nth}.mof` });
  return `${JSON.stringify(one)}\n`;
}

async function* starts(count) {
  const encoder = new TextEncoder();
  for (let nth = 0; nth < count; nth += 500) {
    yield encoder.encode(Array.from({ length: Math.min(500, count - nth) }, (_, more) => start(nth + more)).join(""));
  }
}

test("the memory of the module does not grow with what is found", async () => {
  const { made: detector, size } = withMemory(() => createDetectorSync(wasm));
  const { findings, activity, entities } = await detector.scanStream(starts(1000));
  assert.deepEqual([findings.length, activity.length, entities.length], [1000, 1000, 2000]);
  const before = size();
  const many = await detector.scanStream(starts(10_000));
  assert.deepEqual([many.findings.length, many.activity.length, many.entities.length], [10_000, 10_000, 20_000]);
  assert.ok(size() - before <= MIB / 4, `${before} bytes for 1,000 findings, ${size()} for 10,000`);
  assert.ok(size() < 4 * MIB, String(size()));
});

test("100,000 findings leave the module as they come", async () => {
  const { Instance } = await load("web/detector/instance.ts");
  const { made: instance, size } = withMemory(() => new Instance(wasm, { core: {}, debug: false }));
  const batches = [];
  const scanner = instance.run((core) => core.scanner(batches));
  let found = 0;
  let longest = 0;
  const count = () => {
    for (const batch of batches.splice(0)) {
      found += batch.split('{"finding":{').length - 1;
      longest = Math.max(longest, batch.length);
    }
  };
  for await (const chunk of starts(100_000)) {
    scanner.feed(chunk);
    count();
  }
  const { summary } = JSON.parse(scanner.finish());
  count();
  assert.deepEqual([summary.mofcompStarts, found], [100_000, 100_000]);
  assert.ok(longest < MIB / 2, `the longest batch has ${longest} characters`);
  assert.ok(size() < 4 * MIB, String(size()));
});
