import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../lib/detector.mjs";
import { load } from "../lib/source.mjs";

const { inProcess, Crew } = await load("tests/lib/parallel.ts");

/** A crew of workers in this thread; which of them are there, and how each can be broken. */
function crew({ canWait = true } = {}) {
  const start = inProcess(() => 0);
  const [alive, broken] = [new Set(), []];
  let started = 0;
  const spawn = (listener) => {
    const number = started++;
    const { post } = start(listener);
    alive.add(number);
    broken.push((cause) => listener.broke(cause));
    return { post, close: () => alive.delete(number), canWait };
  };
  const made = new Crew({ spawn, module: wasm, settings: { core: {}, debug: false }, segment: 1000 });
  return { crew: made, broken, alive: () => [...alive], started: () => started };
}

test("workers of a scan that has ended serve the next one", async () => {
  const { crew: made, alive, started } = crew();
  assert.equal(made.has(1), false);
  const two = await made.call(2);
  made.dismiss(two);
  assert.deepEqual([made.has(2), made.has(3)], [true, false]);
  const three = await made.call(3);
  assert.deepEqual([three.slice(0, 2), started()], [two, 3]);
  made.dismiss(three);
  made.close();
  assert.deepEqual(alive(), []);
});

test("after ten seconds without a scan they are ended", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { crew: made, alive } = crew();
  made.dismiss(await made.call(2));
  t.mock.timers.tick(9_999);
  const [one] = await made.call(1);
  assert.deepEqual(alive(), [0, 1]);
  t.mock.timers.tick(1);
  assert.deepEqual(alive(), [0]);
  t.mock.timers.tick(60_000);
  made.dismiss([one]);
  t.mock.timers.tick(9_999);
  assert.deepEqual(alive(), [0]);
  t.mock.timers.tick(1);
  assert.deepEqual([alive(), made.has(1)], [[], false]);
});

test("what is broken or still at work is ended, and another one takes its place", async () => {
  const { crew: made, alive, broken } = crew();
  const [first, second] = await made.call(2);
  made.dismiss([first, second]);
  broken[0](new Error("gone"));
  const again = await made.call(2);
  assert.deepEqual([again[0], again.includes(first)], [second, false]);
  assert.deepEqual(alive(), [1, 2]);
  const under = again[1].scan({ bytes: new Uint8Array(10), offset: 0, whole: true });
  made.dismiss(again);
  assert.deepEqual(alive(), [1]);
  made.close();
  await under;
});

test("after close, those that come back are ended", async () => {
  const { crew: made, alive } = crew();
  const lanes = await made.call(2);
  made.close();
  assert.deepEqual(alive(), [0, 1]);
  made.dismiss(lanes);
  assert.deepEqual(alive(), []);
});

test("where they may not wait, they are ended with their scan", async () => {
  const { crew: made, alive } = crew({ canWait: false });
  made.dismiss(await made.call(2));
  assert.deepEqual([alive(), made.has(1)], [[], false]);
});
