import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";
import { onEveryHost } from "../lib/edge/hosts.mjs";

const input = lines(NOISE, HIT, NOISE, HIT, NOISE);

onEveryHost(({ call }) => {
  test("POST /filter answers the lines of findings, byte for byte", async () => {
    const response = await call("POST /filter", { body: input });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("Content-Type"), "application/x-ndjson");
    assert.equal(await response.text(), lines(HIT, HIT));
  });

  test("a body without findings, and an empty one, answer nothing", async () => {
    for (const body of [lines(NOISE), ""]) {
      const response = await call("POST /filter", { body });
      assert.deepEqual([response.status, await response.text()], [200, ""]);
    }
  });

  test("annotate=1 adds the finding as one key and keeps the rest", async () => {
    const response = await call("POST /filter?annotate=1", { body: input });
    const [first, second, ...rest] = (await response.text()).trimEnd().split("\n");
    assert.deepEqual([first, rest], [second, []]);
    const { mofcomp, ...event } = JSON.parse(first);
    assert.deepEqual(event, JSON.parse(HIT));
    assert.ok(mofcomp.score >= 64);
    assert.ok(first.startsWith(HIT.slice(0, -1)));
  });

  test("minScore and MIN_SCORE hold back lower scores", async () => {
    const found = JSON.parse(await (await call("POST /score", { body: HIT })).text());
    for (const [query, settings, passes] of [
      [`?minScore=${found.score}`, {}, true],
      [`?minScore=${found.score + 1}`, {}, false],
      ["", { MIN_SCORE: String(found.score + 1) }, false],
      ["?minScore=1", { MIN_SCORE: String(found.score + 1) }, true],
    ]) {
      const response = await call(`POST /filter${query}`, {
        body: HIT,
        settings: { ALLOW_ANONYMOUS: "true", ...settings },
      });
      assert.equal((await response.text()).trimEnd(), passes ? HIT : "");
    }
  });

  test("gzip and deflate bodies are read as what they hold", async () => {
    for (const [encoding, body] of [
      ["gzip", gzipSync(input)],
      ["deflate", deflateSync(input)],
      ["GZIP", gzipSync(input)],
    ]) {
      const response = await call("POST /filter", { body, headers: { "Content-Encoding": encoding } });
      assert.equal(await response.text(), lines(HIT, HIT));
    }
  });
});
