import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";
import { onDuplexHosts, onEveryHost } from "../lib/edge/hosts.mjs";

const open = { ALLOW_ANONYMOUS: "true" };
const many = (count) => lines(NOISE).repeat(count);

/** A body that tells no length beforehand. */
const streamed = (text, size = 16 * 1024) => {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};

/** All that comes of an answer, and whether its end came. */
async function readAll(response) {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const piece of response.body) text += decoder.decode(piece, { stream: true });
    return { text, whole: true };
  } catch {
    return { text, whole: false };
  }
}

const size = (text) => new TextEncoder().encode(text).length;

const refusal = async (response) => [response.status, (await response.json()).error.code];

function sizes({ call }) {
  const refused = async (line, given, settings, expected) =>
    assert.deepEqual(await refusal(await call(line, { ...given, settings: { ...open, ...settings } })), expected);

  for (const line of ["POST /filter", "POST /scan"]) {
    test(`MAX_BODY_BYTES on ${line}: announced, streamed, compressed, and what it expands to`, async () => {
      const body = many(1000);
      const settings = { MAX_BODY_BYTES: String(size(body) - 1) };
      const gzip = { "Content-Encoding": "gzip" };
      const noise = Uint8Array.from({ length: size(body) }, (_, index) => (index * 7919) >>> 3);
      await refused(line, { body }, settings, [413, "body_too_large"]);
      await refused(line, { body: streamed(body) }, settings, [413, "body_too_large"]);
      await refused(line, { body: gzipSync(body), headers: gzip }, settings, [413, "body_too_large"]);
      await refused(line, { body: gzipSync(noise, { level: 0 }), headers: gzip }, settings, [413, "body_too_large"]);
      const enough = await call(line, { body, settings: { ...open, MAX_BODY_BYTES: String(size(body)) } });
      assert.equal(enough.status, 200);
      await enough.body.cancel();
    });
  }

  test("MAX_WORK_BYTES, which the costlier route reaches first", async () => {
    const body = many(100);
    const settings = { MAX_WORK_BYTES: String(size(body) * 2) };
    await refused("POST /scan", { body }, settings, [413, "too_much_work"]);
    const cheap = await call("POST /filter", { body, settings: { ...open, ...settings } });
    assert.equal(cheap.status, 200);
    await refused("POST /filter", { body: many(201) }, settings, [413, "too_much_work"]);
  });

  test("MAX_RECORD_BYTES: a line, wherever the pieces end, an object, and one event", async () => {
    const settings = { MAX_RECORD_BYTES: "1000" };
    const long = JSON.stringify({ a: "x".repeat(1000) });
    for (const body of [
      long,
      lines(HIT, long, HIT),
      streamed(lines(NOISE, long), 100),
      lines(NOISE).repeat(1000) + long,
    ]) {
      await refused("POST /filter", { body }, settings, [413, "record_too_large"]);
    }
    await refused("POST /score", { body: long }, settings, [413, "record_too_large"]);
    const headers = { "Content-Type": "application/json" };
    await refused("POST /filter", { body: `[${long}]`, headers }, settings, [413, "record_too_large"]);
  });
}

function statuses({ call }) {
  const refused = async (line, given, settings, expected) =>
    assert.deepEqual(await refusal(await call(line, { ...given, settings: { ...open, ...settings } })), expected);

  test("what a small body expands to gets its status, however much it was before the limit", async () => {
    const headers = { "Content-Encoding": "gzip" };
    const settings = { MAX_BODY_BYTES: String(5 * 1024 * 1024) };
    await refused("POST /filter", { body: gzipSync(many(40_000)), headers }, settings, [413, "body_too_large"]);
  });

  test("a record that is too long gets its status by default as well, however long the body is", async () => {
    const long = JSON.stringify({ a: "x".repeat(1024 * 1024) });
    for (const body of [long, many(3000) + long])
      await refused("POST /filter", { body }, {}, [413, "record_too_large"]);
  });

  test("a body that says to be short gets its status behind any number of findings", async () => {
    const body = lines(HIT).repeat(2000) + JSON.stringify({ a: "x".repeat(2000) });
    await refused("POST /filter", { body }, { MAX_RECORD_BYTES: "1000" }, [413, "record_too_large"]);
    const cut = gzipSync(lines(HIT).repeat(2000)).subarray(0, -1);
    await refused("POST /filter", { body: cut, headers: { "Content-Encoding": "gzip" } }, {}, [400, "invalid_body"]);
    const good = await call("POST /filter", { body: lines(HIT).repeat(4000) });
    assert.equal(await good.text(), lines(HIT).repeat(4000));
  });
}

function broken({ call }) {
  const refused = async (line, given, settings, expected) =>
    assert.deepEqual(await refusal(await call(line, { ...given, settings: { ...open, ...settings } })), expected);

  test("MAX_RECORD_BYTES in a scan: a problem, and the records around it", async () => {
    const body = lines(HIT, JSON.stringify({ a: "mofcomp".repeat(1000) }), HIT.replace("4242", "4243"));
    const report = await (await call("POST /scan", { body, settings: { ...open, MAX_RECORD_BYTES: "1000" } })).json();
    assert.deepEqual([report.findings.length, report.problems.map(({ kind }) => kind)], [2, ["too_large"]]);
  });

  test("MAX_PROBLEMS: so many broken records are no log", async () => {
    const body = "{mofcomp.exe\n".repeat(11);
    await refused("POST /scan", { body }, { MAX_PROBLEMS: "10" }, [422, "too_many_problems"]);
    const enough = await call("POST /scan", { body, settings: { ...open, MAX_PROBLEMS: "11" } });
    assert.equal((await enough.json()).problems.length, 11);
    await refused("POST /filter", { body }, { MAX_PROBLEMS: "10" }, [422, "too_many_problems"]);
  });

  test("gzip that is cut off, broken or none", async () => {
    const whole = gzipSync(many(100));
    const broken = Buffer.from(whole);
    broken[whole.length >> 1] ^= 0xff;
    for (const body of [whole.subarray(0, -10), broken, HIT]) {
      for (const line of ["POST /filter", "POST /scan"]) {
        await refused(line, { body, headers: { "Content-Encoding": "gzip" } }, {}, [400, "invalid_body"]);
      }
    }
  });

  test("deflate that is cut off, wherever", async () => {
    const whole = deflateSync(many(100));
    const headers = { "Content-Encoding": "deflate" };
    for (const size of [1, 3, whole.length >> 1, whole.length - 5, whole.length - 1]) {
      await refused("POST /scan", { body: whole.subarray(0, size), headers }, {}, [400, "invalid_body"]);
    }
    const report = await (await call("POST /scan", { body: whole, headers })).json();
    assert.equal(report.summary.records, 100);
  });
}

function late({ host, call }) {
  // Where the answer begins before the body has ended, Deno may read no further.
  test("a line within MAX_RECORD_BYTES passes, wherever the pieces end", async () => {
    const settings = { ...open, MAX_RECORD_BYTES: "1000" };
    const body = streamed(lines(NOISE).repeat(50) + lines(HIT), 7);
    assert.equal(await (await call("POST /filter", { body, settings })).text(), lines(HIT));
  });

  test("a failure behind the first answers is told in the last line, and breaks the answer off", async () => {
    const body = lines(HIT) + many(10_000);
    const settings = { ...open, MAX_BODY_BYTES: String(size(body) - 1000) };
    const response = await call("POST /filter", { body: streamed(body), settings });
    assert.equal(response.status, 200);
    const { text, whole } = await readAll(response);
    const [first, last, ...rest] = text.trimEnd().split("\n");
    // Bun drops what is queued when a body fails: there, the break alone tells.
    const end = host === "bun" ? [undefined] : [JSON.parse(last).error.code];
    assert.deepEqual([first, ...end, rest], [HIT, host === "bun" ? undefined : "body_too_large", []]);
    // workerd ends a broken answer as if it were whole.
    assert.equal(whole, host === "workerd");
  });
}

onEveryHost(sizes, statuses, broken);
onDuplexHosts(late);
