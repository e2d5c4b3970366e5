import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { createDetector, createDetectorSync } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import { refused, wasm } from "../lib/detector.mjs";
import { bundle, load } from "../lib/source.mjs";

const bytes = readFileSync(at("pkg/mofcomp_detector_bg.wasm"));
const type = { "Content-Type": "application/wasm" };

/** The entry of browsers and bundlers, as published, with nothing loaded yet. */
let copies = 0;
const browserEntry = () => import(`${new URL("../../dist/index.js", import.meta.url)}?${++copies}`);

test("a host without WebAssembly is told apart, with and without awaiting", async (context) => {
  const { WebAssembly } = globalThis;
  context.after(() => Object.assign(globalThis, { WebAssembly }));
  globalThis.WebAssembly = undefined;
  assert.throws(() => createDetectorSync(wasm), refused("unsupported", /no WebAssembly/));
  await assert.rejects(createDetector(), refused("unsupported", /no WebAssembly/));
});

test("a host whose WebAssembly lacks SIMD is told apart", async (context) => {
  const validate = context.mock.method(WebAssembly, "validate", () => false);
  await assert.rejects(createDetector(), refused("unsupported", /SIMD/));
  const [[simd]] = validate.mock.calls.map((call) => call.arguments);
  validate.mock.restore();
  assert.equal(WebAssembly.validate(simd), true, "what is asked for is a valid module");
  assert.equal(WebAssembly.validate(simd.map((byte) => (byte === 0xfd ? 0xff : byte))), false);
});

test("a page whose policy forbids to compile is told which word is missing", async () => {
  const text = await bundle("web/detector/index.ts", {
    format: "iife",
    globalName: "entry",
    define: { "import.meta.url": '"https://host/dist/"' },
  });
  const globals = { URL, TextEncoder, TextDecoder, fetch: async () => new Response(bytes) };
  const page = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const error = await runInContext(`${text}; entry.createDetector().catch((error) => error)`, page);
  assert.equal(error.code, "unsupported");
  assert.match(error.message, /'wasm-unsafe-eval'/);
});

test("a host without Symbol.dispose still gets a detector", async () => {
  const old = await load("web/detector/node.ts", { platform: "node", define: { "Symbol.dispose": "undefined" } });
  const detector = old.createDetectorSync(wasm);
  assert.deepEqual(detector.scan("").findings, []);
  assert.deepEqual(Object.getOwnPropertyNames(Object.getPrototypeOf(detector)).includes("undefined"), false);
  detector.free();
});

test("the browser's entry loads the file beside it, once, whether or not the server knows its type", async (context) => {
  for (const headers of [type, {}]) {
    const fetch = context.mock.method(globalThis, "fetch", async () => new Response(bytes, { headers }));
    const { createDetector: create } = await browserEntry();
    const detectors = await Promise.all([create(), create()]);
    assert.deepEqual(
      detectors.map((detector) => detector.scan("{}").summary.records),
      [1, 1],
    );
    assert.deepEqual(
      fetch.mock.calls.map(({ arguments: [url] }) => url.href),
      [new URL("../../pkg/mofcomp_detector_bg.wasm", import.meta.url).href],
    );
    fetch.mock.restore();
  }
});

test("a file that cannot be loaded is an error with its cause, and the next call tries again", async (context) => {
  const { createDetector: create } = await browserEntry();
  const answers = [
    () => Promise.reject(new TypeError("offline")),
    async () => new Response("gone", { status: 404 }),
    async () => new Response("<!doctype html>", { headers: { "Content-Type": "text/html" } }),
    async () => new Response(bytes.subarray(0, 1000), { headers: type }),
  ];
  const sentences = [/not be loaded: TypeError: offline/, /answered 404/, /answered a page/, /damaged/];
  const fetch = context.mock.method(globalThis, "fetch", () => answers[fetch.mock.callCount()]());
  for (const message of sentences) {
    await assert.rejects(create(), (error) => {
      assert.deepEqual([error.name, error.code], ["DetectorError", "internal"]);
      assert.ok(error.cause instanceof Error);
      assert.match(error.message, message);
      return true;
    });
  }
  fetch.mock.mockImplementation(async () => new Response(bytes, { headers: type }));
  assert.equal((await create()).scan("{}").summary.records, 1);
});
