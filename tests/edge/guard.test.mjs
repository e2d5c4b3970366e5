import assert from "node:assert/strict";
import { test } from "node:test";
import { HIT } from "../lib/edge/events.mjs";
import { onEveryHost } from "../lib/edge/hosts.mjs";

const TOKEN = "s3cret-token";
const settings = { AUTH_TOKEN: TOKEN };
const PRIVATE = ["POST /filter", "POST /scan", "POST /score", "GET /rules", "GET /openapi.json"];

const refusal = async (response) => [response.status, (await response.json()).error.code];
const body = (line) => (line.startsWith("POST") ? { body: HIT } : {});

function settingsAndTokens({ call }) {
  test("no token set and not asked to run open: nothing is served, and the answer says how to mend it", async () => {
    for (const line of [...PRIVATE, "GET /healthz"]) {
      const response = await call(line, { ...body(line), settings: {} });
      assert.equal(response.status, 503);
      const { error } = await response.json();
      assert.equal(error.code, "misconfigured");
      assert.match(error.message, /AUTH_TOKEN.*ALLOW_ANONYMOUS=true/s);
    }
  });

  test("a wrong setting is named, whatever is asked", async () => {
    for (const [name, value] of [
      ["MAX_BODY_BYTES", "lots"],
      ["MAX_RECORD_BYTES", "1"],
      ["MIN_SCORE", "101"],
      ["ALLOW_ANONYMOUS", "yes"],
      ["AUTH_TOKEN", "two words"],
      ["AUTH_TOKEN", "token\n"],
      ["ALLOWED_ORIGINS", "https://soc.example/"],
      ["ALLOWED_ORIGINS", "soc.example"],
      ["SINK_URL", "splunk:8088"],
      ["SINK_URL", "https://user:password@splunk.example/in"],
      ["EXCEPTIONS", "{"],
      ["EXCEPTIONS", '[{"name":1}]'],
    ]) {
      const response = await call("GET /healthz", { settings: { ...settings, [name]: value } });
      const { error } = await response.json();
      assert.deepEqual([response.status, error.code, error.message.includes(name)], [503, "misconfigured", true], name);
    }
  });

  test("every private route wants the bearer token, the right one", async () => {
    for (const line of PRIVATE) {
      for (const [authorization, code] of [
        [undefined, "unauthorized"],
        ["Bearer", "unauthorized"],
        [TOKEN, "unauthorized"],
        [`Splunk ${TOKEN}`, "unauthorized"],
        ["Bearer wrong", "invalid_token"],
        [`Bearer ${TOKEN}x`, "invalid_token"],
        [`Bearer ${TOKEN.slice(0, -1)}`, "invalid_token"],
      ]) {
        const headers = authorization ? { Authorization: authorization } : {};
        const response = await call(line, { ...body(line), settings, headers });
        assert.match(response.headers.get("WWW-Authenticate"), /^Bearer/);
        assert.deepEqual(await refusal(response), [401, code]);
      }
      const response = await call(line, { ...body(line), settings, headers: { Authorization: `Bearer ${TOKEN}` } });
      assert.equal(response.status, 200);
      await response.body?.cancel();
    }
  });
}

function requests({ call }) {
  test("paths, methods and parameters that are not served", async () => {
    assert.deepEqual(await refusal(await call("GET /nothing")), [404, "not_found"]);
    const method = await call("GET /filter");
    assert.equal(method.headers.get("Allow"), "POST, OPTIONS");
    assert.deepEqual(await refusal(method), [405, "method_not_allowed"]);
    for (const query of [
      "minscore=3",
      "minScore=-1",
      "minScore=101",
      "minScore=x",
      "annotate=yes",
      "onMalformed=keep",
    ]) {
      const response = await call(`POST /filter?${query}`, { body: HIT });
      assert.deepEqual(await refusal(response), [400, "invalid_parameter"], query);
    }
  });

  test("types and encodings that are not read", async () => {
    for (const type of ["application/x-www-form-urlencoded", "multipart/form-data", "image/png"]) {
      const response = await call("POST /filter", { body: HIT, headers: { "Content-Type": type } });
      assert.deepEqual(await refusal(response), [415, "unsupported_media_type"]);
    }
    for (const encoding of ["br", "zstd", "gzip, gzip"]) {
      const response = await call("POST /filter", { body: HIT, headers: { "Content-Encoding": encoding } });
      assert.equal(response.headers.get("Accept-Encoding"), "gzip, deflate");
      assert.deepEqual(await refusal(response), [415, "unsupported_encoding"]);
    }
  });

  test("other sites may read only when they are listed", async () => {
    const preflight = { "Access-Control-Request-Method": "POST", Origin: "https://soc.example" };
    const none = await call("OPTIONS /filter", { headers: preflight });
    assert.deepEqual([none.status, none.headers.get("Access-Control-Allow-Origin")], [403, null]);
    const listed = { ...settings, ALLOWED_ORIGINS: "https://soc.example https://other.example" };
    const allowed = await call("OPTIONS /filter", { headers: preflight, settings: listed });
    assert.equal(allowed.status, 204);
    assert.equal(allowed.headers.get("Access-Control-Allow-Origin"), "https://soc.example");
    assert.match(allowed.headers.get("Access-Control-Allow-Headers"), /Authorization/);
    const foreign = { ...preflight, Origin: "https://evil.example" };
    assert.equal((await call("OPTIONS /filter", { headers: foreign, settings: listed })).status, 403);
    const read = await call("GET /healthz", { headers: { Origin: "https://other.example" }, settings: listed });
    assert.equal(read.headers.get("Access-Control-Allow-Origin"), "https://other.example");
    assert.match(read.headers.get("Vary"), /Origin/);
  });

  test("every answer carries the security headers", async () => {
    for (const line of ["GET /healthz", "GET /nothing", "POST /filter", "GET /services/collector/health", "GET /"]) {
      const { headers, body: rest } = await call(line, body(line));
      await rest?.cancel();
      assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
      assert.equal(headers.get("Cache-Control"), "no-store");
      assert.equal(headers.get("Referrer-Policy"), "no-referrer");
      assert.match(headers.get("Content-Security-Policy"), /default-src 'none'/);
      assert.equal(headers.get("Access-Control-Allow-Origin"), null);
    }
  });
}

onEveryHost(settingsAndTokens, requests);
