import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { createHandler } from "mofcomp-detector/edge";
import module from "mofcomp-detector/wasm";

const ask = () => new Request("https://edge.example/rules", { headers: { Authorization: "Bearer one" } });

/** Counts the detectors that are made, by the instances of the module that each of them takes. */
function instances(context) {
  const { Instance } = WebAssembly;
  context.after(() => Object.assign(WebAssembly, { Instance }));
  const made = { count: 0 };
  WebAssembly.Instance = class extends Instance {
    constructor(...args) {
      super(...args);
      made.count += 1;
    }
  };
  return made;
}

test("one detector serves all requests, whatever the host hands over with each", async (context) => {
  const made = instances(context);
  const handler = createHandler(module, { AUTH_TOKEN: "one" });
  // Deno hands over another object each time, Bun its server, Node.js nothing.
  for (const second of [{ remoteAddr: {} }, { remoteAddr: {} }, { port: 1 }, undefined])
    assert.equal((await handler(ask(), second)).status, 200);
  assert.equal(made.count, 1);
});

test("settings that change are heeded, and those of the caller go before the host's", async (context) => {
  const made = instances(context);
  const handler = createHandler(module, { AUTH_TOKEN: "one" });
  const statuses = [];
  for (const env of [{ MIN_SCORE: "1" }, { MIN_SCORE: "1" }, { MIN_SCORE: "101" }, { AUTH_TOKEN: "two" }])
    statuses.push((await handler(ask(), env)).status);
  assert.deepEqual(statuses, [200, 200, 503, 200]);
  assert.equal(made.count, 2);
});

test("only what the host's environment holds itself is a setting", async () => {
  const handler = createHandler(module);
  assert.equal((await handler(ask(), Object.create({ ALLOW_ANONYMOUS: "true" }))).status, 503);
  assert.equal((await handler(ask(), { ALLOW_ANONYMOUS: "true" })).status, 200);
});

test("a detector that is ready is taken as it is; exceptions for it are a wrong setting", async () => {
  const detector = createDetectorSync(module);
  const served = await createHandler(detector, { AUTH_TOKEN: "one" })(ask());
  assert.deepEqual(await served.json(), detector.rules);
  const EXCEPTIONS = '[{"name":"a","when":[{"field":"host","op":"is","value":"b"}]}]';
  const refused = await createHandler(detector, { AUTH_TOKEN: "one", EXCEPTIONS })(ask());
  assert.deepEqual([refused.status, (await refused.json()).error.code], [503, "misconfigured"]);
});
