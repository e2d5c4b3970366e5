import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Client } from "@elastic/elasticsearch";
import splunk from "splunk-logging";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";
import { onEveryHost } from "../lib/edge/hosts.mjs";

const TOKEN = "11111111-2222-3333-4444-555555555555";
const settings = { AUTH_TOKEN: TOKEN };
const event = (line) => `{"event":${line},"sourcetype":"x"}`;
const SUCCESS = { text: "Success", code: 0 };

/** Posts to a path of the collector, with its token. */
const poster =
  (call) =>
  async (path, body, headers = {}) => {
    const given = { Authorization: `Splunk ${TOKEN}`, "Content-Type": "application/json", ...headers };
    const response = await call(`POST /services/collector${path}`, { body, settings, headers: given });
    return [response.status, await response.json()];
  };

function hec({ call }) {
  const post = poster(call);

  test("HEC takes events however they are put together, by every path", async () => {
    for (const path of ["", "/event", "/event/1.0"]) {
      for (const between of ["", "\n", " ", "\r\n\r\n"]) {
        const body = [NOISE, HIT, NOISE].map(event).join(between);
        assert.deepEqual(await post(path, body), [200, { ...SUCCESS, passed: [event(HIT)] }]);
      }
      assert.deepEqual(await post(path, event(NOISE)), [200, SUCCESS]);
      assert.deepEqual(await post(path, event('"text"')), [200, SUCCESS]);
    }
    assert.deepEqual(await post("/event", gzipSync(event(NOISE)), { "Content-Encoding": "gzip" }), [200, SUCCESS]);
  });

  test("HEC takes raw lines", async () => {
    for (const path of ["/raw", "/raw/1.0?channel=x&sourcetype=y"]) {
      assert.deepEqual(await post(path, lines(NOISE, HIT, "plain text")), [200, { ...SUCCESS, passed: [HIT] }]);
    }
  });
}

function refusals({ call }) {
  const post = poster(call);

  test("HEC's own errors: no data, broken events by their number, and what stands before them is taken", async () => {
    assert.deepEqual(await post("/event", ""), [400, { text: "No data", code: 5 }]);
    assert.deepEqual(await post("/raw", ""), [400, { text: "No data", code: 5 }]);
    for (const [second, text, code] of [
      ["{", "Invalid data format", 6],
      ["nothing", "Invalid data format", 6],
      ['{"event":null}', "Invalid data format", 6],
      ['{"sourcetype":"x"}', "Event field is required", 12],
      ['{"event":" "}', "Event field cannot be blank", 13],
    ]) {
      const [status, reply] = await post("/event", `${event(HIT)}${second}`);
      assert.deepEqual([status, reply], [400, { text, code, "invalid-event-number": 1, passed: [event(HIT)] }], second);
    }
    assert.deepEqual(await post("/event", '{"fields":{"a":1}}'), [200, SUCCESS]);
    assert.deepEqual(await post("/ack", '{"acks":[0]}'), [400, { text: "ACK is disabled", code: 14 }]);
  });

  test("HEC wants its token, and tells what is wrong with it", async () => {
    const ask = async (authorization, path = "/event") => {
      const headers = authorization ? { Authorization: authorization } : {};
      const response = await call(`POST /services/collector${path}`, { body: event(NOISE), settings, headers });
      return [response.status, (await response.json()).code];
    };
    assert.deepEqual(await ask(undefined), [401, 2]);
    assert.deepEqual(await ask(`Bearer ${TOKEN}`), [401, 3]);
    assert.deepEqual(await ask("Splunk wrong"), [403, 4]);
    assert.deepEqual(await ask(undefined, `/event?token=${TOKEN}`), [400, 16]);
    assert.deepEqual(await ask(`Basic ${btoa(`x:${TOKEN}`)}`), [200, 0]);
    assert.deepEqual(await ask(`Basic ${btoa("x:wrong")}`), [403, 4]);
  });

  test("HEC tells its health to everybody, and limits, paths and methods in its own words", async () => {
    for (const path of ["/health", "/health/1.0"]) {
      const response = await call(`GET /services/collector${path}`, { settings });
      assert.deepEqual([response.status, await response.json()], [200, { text: "HEC is healthy", code: 17 }]);
    }
    const missing = await call("GET /services/collector/nothing");
    assert.deepEqual([missing.status, (await missing.json()).code], [404, 404]);
    assert.equal((await call("GET /services/collector/event")).status, 405);
    const small = { ALLOW_ANONYMOUS: "true", MAX_BATCH_BYTES: "100", MAX_BATCH_RECORDS: "2" };
    const large = await call("POST /services/collector/event", { body: event(HIT), settings: small });
    assert.deepEqual([large.status, (await large.json()).text], [413, "Request entity too large"]);
    const many = await call("POST /services/collector/event", { body: event('"a"').repeat(3), settings: small });
    assert.equal(many.status, 413);
  });
}

function clients({ site }) {
  test("Splunk's own HEC client is served, in its own format and in one that is set", async () => {
    for (const format of [undefined, (message) => message]) {
      const logger = new splunk.Logger({ token: "any", url: site.url, maxRetries: 0 });
      logger.error = () => {};
      if (format) logger.eventFormatter = format;
      const reply = await new Promise((resolve, reject) => {
        logger.send({ message: JSON.parse(HIT) }, (error, _response, body) => (error ? reject(error) : resolve(body)));
      });
      assert.equal(reply.text, "Success");
      assert.equal(reply.passed.length, 1);
    }
  });

  test("Elastic's own client is served: ping, info, bulk, and its helper", async () => {
    const client = new Client({ node: site.url, auth: { apiKey: "any" }, compression: true });
    assert.equal(await client.ping(), true);
    assert.equal((await client.info()).tagline, "You Know, for Search");
    const operations = [{ create: { _index: "logs" } }, JSON.parse(HIT), { delete: { _index: "logs", _id: "7" } }];
    const { errors, items } = await client.bulk({ operations });
    assert.deepEqual([errors, items.map((item) => Object.values(item)[0].status)], [false, [201, 404]]);
    const datasource = Array.from({ length: 5000 }, (_, id) => ({ ...JSON.parse(id % 2 ? NOISE : HIT), id }));
    const onDocument = () => ({ create: { _index: "logs" } });
    const done = await client.helpers.bulk({ datasource, onDocument, refreshOnCompletion: true });
    assert.deepEqual([done.total, done.successful, done.failed], [5000, 5000, 0]);
    await client.close();
  });
}

function elastic({ call }) {
  const post = async (path, body, headers = {}) => {
    const response = await call(`POST ${path}`, {
      body,
      settings,
      headers: { Authorization: `ApiKey ${TOKEN}`, ...headers },
    });
    return [response.status, await response.json(), response.headers];
  };

  test("_bulk answers every operation in its order, and gives back what passed with its action", async () => {
    const body = lines(
      ...['{"index":{"_id":"a"}}', HIT, '{"create":{"_index":"own"}}', NOISE, '{"delete":{"_id":"b"}}'],
      ...['{"update":{"_id":"c"}}', `{"doc":${HIT}}`, '{"update":{"_id":"d"}}', `{"doc":${HIT},"doc_as_upsert":true}`],
    );
    const [status, reply] = await post("/logs/_bulk", body);
    assert.equal(status, 200);
    const items = reply.items
      .map((item) => Object.entries(item)[0])
      .map(([op, { _index, status: one }]) => [op, _index, one]);
    assert.deepEqual(items, [
      ["index", "logs", 201],
      ["create", "own", 201],
      ["delete", "logs", 404],
      ["update", "logs", 404],
      ["update", "logs", 201],
    ]);
    assert.equal(reply.errors, true);
    assert.deepEqual(reply.passed.slice(0, 2), ['{"index":{"_id":"a","_index":"logs"}}', HIT]);
    assert.equal(reply.passed.length, 4);
  });

  test("_bulk refuses what Elasticsearch refuses, as it does", async () => {
    for (const [body, reason] of [
      ["", /request body is required/],
      [`{"index":{}}\n${HIT}`, /terminated by a newline/],
      [lines('{"index":{}}'), /terminated by a newline/],
      [lines(HIT, HIT), /Malformed action\/metadata line \[1\]/],
    ]) {
      const [status, { error }] = await post("/logs/_bulk", body);
      assert.deepEqual(
        [status, error.type, error.root_cause[0].type],
        [400, "illegal_argument_exception", "illegal_argument_exception"],
      );
      assert.match(error.reason, reason);
    }
    assert.match((await post("/_bulk", lines('{"index":{}}', HIT)))[1].error.reason, /index is missing/);
  });
}

function identity({ call }) {
  test("it is known as Elasticsearch, in the version and media type that is asked for", async () => {
    for (const version of ["8", "9"]) {
      const type = `application/vnd.elasticsearch+json; compatible-with=${version}`;
      const response = await call("GET /", { headers: { Accept: type } });
      assert.equal(response.headers.get("X-Elastic-Product"), "Elasticsearch");
      assert.equal(response.headers.get("Content-Type").replace("; ", ";"), type.replace("; ", ";"));
      assert.ok((await response.json()).version.number.startsWith(version));
    }
    for (const path of ["/_license", "/_xpack", "/_cluster/health"])
      assert.equal((await call(`GET ${path}`)).status, 200);
  });

  test("credentials as its clients send them", async () => {
    for (const [authorization, status] of [
      [`ApiKey ${btoa(`id:${TOKEN}`)}`, 200],
      [`Basic ${btoa(`elastic:${TOKEN}`)}`, 200],
      [`Bearer ${TOKEN}`, 200],
      ["ApiKey wrong", 401],
      [`Splunk ${TOKEN}`, 401],
    ]) {
      const response = await call("GET /", { settings, headers: { Authorization: authorization } });
      assert.equal(response.status, status);
      assert.equal(response.headers.get("X-Elastic-Product"), "Elasticsearch");
      await response.body.cancel();
    }
  });
}

onEveryHost(hec, refusals, elastic, identity, clients);
