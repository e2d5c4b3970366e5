import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";
import { onEveryHost } from "../lib/edge/hosts.mjs";

const ENVELOPE = `{"event":${HIT},"sourcetype":"cim"}`;

/**
 * A sink that keeps what it gets and does as it is told: one answer a request, then 200. `silent` never answers, `cut`
 * breaks the connection off within the answer.
 */
function sink() {
  const state = { got: [], answers: [], events: new EventEmitter() };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    state.got.push({ body, authorization: request.headers.authorization, type: request.headers["content-type"] });
    const { status = 200, headers = {}, reply = {}, silent, cut } = state.answers.shift() ?? state.usual ?? {};
    response.on("close", () => state.events.emit("close"));
    state.events.emit("got");
    if (silent) return;
    response.writeHead(status, cut ? { "Content-Length": "1000" } : headers);
    if (cut) response.write("{", () => response.destroy());
    else response.end(JSON.stringify(reply));
  });
  before(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    state.url = `http://127.0.0.1:${server.address().port}/in`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return state;
}

/** A sink of its own, and what a test does with it. */
function scene(call) {
  const state = sink();
  const to = (more = {}) => ({
    ALLOW_ANONYMOUS: "true",
    SINK_URL: state.url,
    SINK_TOKEN: "t",
    SINK_RETRY_MS: "1",
    ...more,
  });
  const fresh = (more = {}) => Object.assign(state, { got: [], answers: [], usual: undefined, ...more });
  const send = async (settings, body = lines(NOISE, HIT, HIT)) => {
    const response = await call("POST /filter", { body, settings });
    return [response.status, await response.json(), response.headers];
  };
  const bodies = () => state.got.map(({ body }) => body);
  return { state, to, fresh, send, bodies };
}

function delivery({ call }) {
  const { state, to, fresh, send, bodies } = scene(call);

  test("what passes goes to the sink in its format, with its token, and the caller gets counts", async () => {
    for (const [SINK_FORMAT, authorization, body, reply] of [
      ["ndjson", "Bearer t", lines(HIT, HIT), {}],
      ["hec", "Splunk t", lines(`{"event":${HIT}}`, `{"event":${HIT}}`), { code: 0 }],
      [
        "bulk",
        "ApiKey t",
        lines('{"create":{}}', HIT, '{"create":{}}', HIT),
        { items: [{ create: { status: 201 } }, { create: { status: 409 } }] },
      ],
    ]) {
      fresh({ usual: { reply } });
      const [status, answer] = await send(to({ SINK_FORMAT }));
      assert.deepEqual([status, answer.passed], [200, 2]);
      assert.deepEqual(
        state.got.map((one) => [one.authorization, one.body]),
        [[authorization, body]],
      );
    }
  });

  test("batches are bounded by records and by bytes", async () => {
    fresh();
    await send(to({ SINK_BATCH_RECORDS: "2" }), lines(HIT).repeat(5));
    assert.deepEqual(bodies(), [lines(HIT, HIT), lines(HIT, HIT), lines(HIT)]);
    fresh();
    await send(to({ SINK_BATCH_BYTES: "1" }), lines(HIT, HIT));
    assert.deepEqual(bodies(), [lines(HIT), lines(HIT)]);
  });

  test("busy and broken sinks are tried again, as long as that can help", async () => {
    fresh({ answers: [{ status: 503 }, { status: 429, headers: { "Retry-After": "0" } }, { status: 500 }] });
    assert.equal((await send(to()))[0], 200);
    assert.deepEqual(
      bodies(),
      [1, 2, 3, 4].map(() => lines(HIT, HIT)),
    );
    fresh({ usual: { status: 503 } });
    const [status, { error }, headers] = await send(to({ SINK_ATTEMPTS: "2" }));
    assert.deepEqual([status, error.code, state.got.length], [503, "sink_unavailable", 2]);
    assert.ok(Number(headers.get("Retry-After")) >= 1);
    fresh({ usual: { status: 429, headers: { "Retry-After": "3600" } } });
    const far = await send(to());
    assert.deepEqual([far[0], state.got.length, far[2].get("Retry-After")], [503, 1, "3600"]);
  });

  test("a sink that refuses for good, or sends elsewhere, is asked once", async () => {
    for (const answer of [{ status: 400 }, { status: 403 }, { status: 302, headers: { Location: "/other" } }]) {
      fresh({ usual: answer });
      const [status, { error }] = await send(to());
      assert.deepEqual([status, error.code, state.got.length], [502, "sink_refused", 1]);
    }
    fresh({ usual: { reply: { code: 6 } } });
    assert.equal((await send(to({ SINK_FORMAT: "hec" })))[0], 502);
  });
}

function failing({ call, site }) {
  const { state, to, fresh, send, bodies } = scene(call);

  test("a sink that does not answer in time, or breaks off within its answer, is tried again", async () => {
    fresh({ answers: [{ silent: true }] });
    assert.equal((await send(to({ SINK_TIMEOUT_MS: "500" })))[0], 200);
    assert.ok(bodies().length > 1);
    for (const [SINK_FORMAT, reply] of [
      ["hec", { code: 0 }],
      ["bulk", { items: [{ create: { status: 201 } }, { create: { status: 201 } }] }],
    ]) {
      fresh({ answers: [{ cut: true }], usual: { reply } });
      assert.equal((await send(to({ SINK_FORMAT })))[0], 200);
      assert.equal(bodies().length, 2);
    }
    fresh({ usual: { silent: true } });
    const [status, { error }] = await send(to({ SINK_TIMEOUT_MS: "50", SINK_ATTEMPTS: "2" }));
    assert.deepEqual([status, error.code, state.got.length], [503, "sink_unavailable", 2]);
  });

  test("a caller that leaves ends what is on its way to the sink", async () => {
    fresh({ usual: { silent: true } });
    const got = once(state.events, "got");
    const { hostname, port } = new URL(site.url);
    const caller = connect(Number(port), hostname);
    const head = [
      "Host: x",
      `X-Settings: ${JSON.stringify(to())}`,
      `Content-Length: ${Buffer.byteLength(HIT)}`,
      "",
      "",
    ];
    caller.write(`POST /filter HTTP/1.1\r\n${head.join("\r\n")}${HIT}`);
    await got;
    const closed = once(state.events, "close");
    // Reset: workerd takes an end in good order for one of the request alone.
    caller.resetAndDestroy();
    await closed;
    assert.equal(state.got.length, 1);
  });

  test("what passes although it is broken reaches every sink in a form that it takes", async () => {
    const [broken, list] = ["{mofcomp.exe", `[${HIT}]`];
    for (const [SINK_FORMAT, body] of [
      ["ndjson", lines(broken, list)],
      ["hec", lines(`{"event":${JSON.stringify(broken)}}`, `{"event":${list}}`)],
      ["bulk", lines(...[broken, list].flatMap((message) => ['{"create":{}}', JSON.stringify({ message })]))],
    ]) {
      fresh({ usual: { reply: { code: 0, items: [{ create: { status: 201 } }, { create: { status: 201 } }] } } });
      assert.equal((await send(to({ SINK_FORMAT }), lines(broken, list)))[0], 200);
      assert.deepEqual(bodies(), [body]);
    }
  });

  test("a token that no header can hold is a wrong setting", async () => {
    fresh();
    const [status, { error }] = await send(to({ SINK_TOKEN: "two\nlines" }));
    assert.deepEqual([status, error.code, error.message.includes("SINK_TOKEN")], [503, "misconfigured", true]);
    assert.equal(state.got.length, 0);
  });
}

function protocols({ call }) {
  const { state, to, fresh, send, bodies } = scene(call);

  test("of a bulk sink, only what it did not take goes again", async () => {
    const items = (...statuses) => ({
      reply: { errors: true, items: statuses.map((status) => ({ create: { status } })) },
    });
    fresh({ answers: [items(201, 429), items(201)] });
    assert.equal((await send(to({ SINK_FORMAT: "bulk" })))[0], 200);
    assert.deepEqual(bodies(), [lines('{"create":{}}', HIT, '{"create":{}}', HIT), lines('{"create":{}}', HIT)]);
    fresh({ answers: [items(201, 400)] });
    assert.equal((await send(to({ SINK_FORMAT: "bulk" })))[0], 502);
  });

  test("collectors are told in their own words, so that they send again", async () => {
    fresh({ usual: { status: 503 } });
    const settings = to({ SINK_ATTEMPTS: "1" });
    const hec = await call("POST /services/collector/event", { body: ENVELOPE, settings });
    assert.deepEqual([hec.status, (await hec.json()).code], [503, 9]);
    const bulk = await call("POST /logs/_bulk", { body: lines('{"create":{}}', HIT), settings });
    assert.deepEqual([bulk.status, (await bulk.json()).error.type], [503, "es_rejected_execution_exception"]);
  });

  test("an envelope stays an envelope, and an action with its index goes before its document", async () => {
    fresh({ usual: { reply: { code: 0, items: [{ create: { status: 201 } }] } } });
    await call("POST /services/collector/event", { body: ENVELOPE, settings: to({ SINK_FORMAT: "hec" }) });
    await call("POST /logs/_bulk", { body: lines('{"create":{}}', HIT), settings: to({ SINK_FORMAT: "bulk" }) });
    await call("POST /logs/_bulk", { body: lines('{"create":{}}', HIT), settings: to({ SINK_FORMAT: "ndjson" }) });
    assert.deepEqual(bodies(), [lines(ENVELOPE), lines('{"create":{"_index":"logs"}}', HIT), lines(HIT)]);
  });

  test("where nothing passes, nothing is sent", async () => {
    fresh();
    assert.equal((await send(to(), lines(NOISE)))[1].passed, 0);
    assert.equal(state.got.length, 0);
  });
}

onEveryHost(delivery, failing, protocols);
