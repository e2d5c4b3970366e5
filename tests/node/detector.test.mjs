import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { createDetector, createDetectorSync } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import { event, log, refused, wasm } from "../lib/detector.mjs";

const detector = await createDetector();

test("the same log gives the same report as text, bytes or buffer, made with and without awaiting", () => {
  const bytes = new TextEncoder().encode(log);
  const offset = Buffer.concat([Buffer.from("xx"), bytes]).subarray(2);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const foreign = runInNewContext("Uint8Array.from(list)", { list: [...bytes] });
  const report = detector.scan(log);
  assert.equal(report.findings.length, 1);
  assert.equal(report.summary.bytes, bytes.length);
  for (const input of [bytes, bytes.buffer, Buffer.from(log), offset, shared, foreign, foreign.buffer]) {
    assert.deepEqual(detector.scan(input), report);
  }
  assert.deepEqual(createDetectorSync(wasm).scan(log), report);
  assert.deepEqual([...bytes], [...new TextEncoder().encode(log)], "the input stays as it was");
});

test("a log of several pieces gives the report of its records, whichever piece they lie in", () => {
  const filler = `${JSON.stringify({ note: "é".repeat(1000) })}\n`.repeat(1500);
  const report = detector.scan(`${filler}${log}\n${filler}`);
  assert.deepEqual([report.summary.records, report.findings.length, report.problems.length], [3001, 1, 0]);
  const start = Buffer.byteLength(filler);
  const { location } = report.findings[0];
  assert.deepEqual(location, { record: 1501, line: 1501, byteStart: start, byteEnd: start + Buffer.byteLength(log) });
});

test("a lone surrogate is seen and told, and hides nothing", () => {
  const report = detector.scan(log.replace("größe", "gr\ud83dße"));
  assert.equal(report.findings.length, 1);
  assert.match(report.findings[0].event.process.command_line, /gr\ufffdße/);
  assert.deepEqual(
    report.problems.map(({ kind }) => kind),
    ["encoding"],
  );
});

test("an empty input is a report with nothing in it", () => {
  for (const input of ["", new Uint8Array(), new ArrayBuffer(0)]) {
    const { findings, problems, summary } = detector.scan(input);
    assert.deepEqual([findings, problems, summary.bytes, summary.records], [[], [], 0, 0]);
  }
});

test("scan says what it reads when it is given something else", () => {
  const alien = [undefined, null, 7, 7n, true, Symbol("x"), () => {}, {}, [], new Date(), Object("text")];
  const views = [new DataView(new ArrayBuffer(2)), new Uint16Array(2), new SharedArrayBuffer(2), new Blob(["{}"])];
  for (const input of [...alien, ...views, Proxy.revocable({}, {}).proxy]) {
    assert.throws(
      () => detector.scan(input),
      refused("invalid_input", /a string, a Uint8Array or an ArrayBuffer, not \w/),
    );
  }
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.throws(() => detector.scan(proxy), refused("invalid_input", /not a broken object/));
});

test("bytes whose buffer was sent elsewhere are refused, not read as an empty log", () => {
  const view = new TextEncoder().encode(log);
  const { buffer } = view;
  structuredClone(buffer, { transfer: [buffer] });
  assert.throws(() => detector.scan(view), refused("invalid_input", /transferred/));
  assert.throws(() => detector.scan(buffer), refused("invalid_input", /transferred/));
});

test("keys that mean something to JavaScript change nothing", () => {
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"0":1,"toString":1,';
  const report = detector.scan(hostile + log.slice(1));
  assert.equal(report.findings.length, 1);
  assert.equal(detector.score(JSON.parse(hostile + log.slice(1))).score, report.findings[0].score);
  assert.equal({}.polluted, undefined);
});

test("a report and the rules hold plain data with stable keys", () => {
  const walk = (value) => {
    if (typeof value !== "object" || value === null) return assert.notEqual(value, null);
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) assert.doesNotMatch(key, /^\d+$/);
      walk(inner);
    }
  };
  walk(detector.scan(log));
  walk(detector.rules);
});

test("rules are the facts of both, the same for every caller, and frozen", () => {
  const { rules } = detector;
  assert.deepEqual(
    rules.map(({ id, risk }) => [id, risk]),
    [
      ["splunk.mof_event_triggered_execution", 64],
      ["elastic.mofcomp_activity", 21],
    ],
  );
  assert.equal(detector.rules, rules);
  for (const part of [rules, rules[0], rules[0].attack, rules[0].attack[0]]) assert.ok(Object.isFrozen(part));
});

test("createDetectorSync takes the module that belongs to it, compiled", () => {
  for (const alien of [undefined, null, readFileSync(at("pkg/mofcomp_detector_bg.wasm")), {}, "x.wasm"]) {
    assert.throws(() => createDetectorSync(alien), refused("invalid_input", /a compiled WebAssembly\.Module, not /));
  }
  const empty = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  assert.throws(() => createDetectorSync(empty), refused("invalid_input", /not the one that belongs/));
});

test("a freed detector says so, and the others live on", async () => {
  const [one, two] = [await createDetector(), await createDetector()];
  assert.equal(one.rules.length, 2);
  one.free();
  one.free();
  for (const call of [() => one.scan(log), () => one.score(event()), () => one.rules, () => one.scan(7)]) {
    assert.throws(call, refused("freed", /createDetector/));
  }
  assert.equal(two.scan(log).findings.length, 1);
  two[Symbol.dispose]();
  assert.throws(() => two.scan(log), refused("freed", /./));
});

test("detectors that nobody frees go with the garbage", () => {
  for (let count = 0; count < 500; count += 1) assert.equal(createDetectorSync(wasm).score({}), null);
});

test("the published module holds none of the traps that the tests set", () => {
  assert.equal(WebAssembly.Module.customSections(wasm, "name").length, 0);
  assert.equal(readFileSync(at("pkg/mofcomp_detector_bg.wasm"), "latin1").includes("trap-test"), false);
  for (const kind of ["panic", "stack", "memory"])
    assert.equal(detector.scan(`trap:${kind}`).summary.bytes, 5 + kind.length);
});
