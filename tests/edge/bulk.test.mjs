import assert from "node:assert/strict";
import { test } from "node:test";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";
import { onEveryHost } from "../lib/edge/hosts.mjs";

const hit = (id) => HIT.replace("4242", String(id));

function documents({ call }) {
  const post = async (body, path = "/logs/_bulk") => {
    const response = await call(`POST ${path}`, { body });
    return [response.status, await response.json()];
  };
  const statuses = ({ items }) => items.map((item) => Object.values(item)[0].status);

  test("a document that is no object is refused by itself, and moves no other one", async () => {
    for (const broken of ["", "  ", "\r", "text", "[]", '"text"', "{", "7"]) {
      const body = lines(...[broken, hit(1), broken, NOISE, hit(2)].flatMap((one) => ['{"index":{}}', one]));
      const [status, reply] = await post(body);
      assert.deepEqual([status, reply.errors, statuses(reply)], [200, true, [400, 201, 400, 201, 201]]);
      assert.equal(reply.items[0].index.error.type, "document_parsing_exception");
      const action = '{"index":{"_index":"logs"}}';
      assert.deepEqual(reply.passed, [action, hit(1), action, hit(2)], JSON.stringify(broken));
    }
  });

  test("a broken document that could be a run passes, although it is refused", async () => {
    const [, reply] = await post(lines('{"index":{}}', "{mofcomp.exe", '{"index":{}}', hit(1)));
    assert.deepEqual(statuses(reply), [400, 201]);
    assert.deepEqual([reply.passed[1], reply.passed[3]], ["{mofcomp.exe", hit(1)]);
  });

  test("whatever an action line and a document look like, each document keeps its own", async () => {
    const actions = [
      '{"index":{"_index":"a","version":12345678901234567890}}',
      '{"index":{"_index":"b"},"attempts":0}',
      ' { "create" : { "_index" : "c" } }\t',
      '{"\\u0069ndex":{"_index":"d"}}',
      '{"index":{"_index":null}}',
      '{"index":{"version":12345678901234567890}}',
    ];
    const body = lines(
      ...actions.flatMap((action, at) => [action, hit(at), action, '{"delete":{"_id":"mofcomp.exe"}}']),
    );
    const [status, reply] = await post(body);
    assert.deepEqual([status, reply.items.length], [200, 12]);
    assert.deepEqual(
      reply.passed.filter((_, at) => at % 2 === 1),
      actions.map((_, at) => hit(at)),
    );
    assert.deepEqual(
      reply.passed.filter((_, at) => at % 2 === 0).map((action) => JSON.parse(action)),
      ["a", "b", "c", "d", "logs", "logs"].map((_index, at) => JSON.parse(actions[at], named(_index))),
    );
    assert.ok(reply.passed.at(-2).includes("12345678901234567890"));
  });
}

/** Gives each action its index, and leaves out what stands beside it. */
const named = (_index) => (key, value) => {
  if (key === "index" || key === "create") return { ...value, _index };
  return key === "attempts" ? undefined : value;
};

function manners({ call }) {
  test("the reply begins as Elasticsearch's does, whose clients read no further when all went well", async () => {
    const text = await (await call("POST /logs/_bulk", { body: lines('{"index":{}}', HIT) })).text();
    assert.match(text, /^\{"took":\d+,"errors":false,"items":\[\{"index":\{"_index":"logs",/);
  });

  test("the index in the path may be escaped", async () => {
    for (const [path, index] of [
      ["/l%C3%B6gs/_bulk", "lögs"],
      ["/%3Clogs-%7Bnow%2Fd%7D%3E/_bulk", "<logs-{now/d}>"],
      ["/100%/_bulk", "100%"],
    ]) {
      const reply = await (await call(`POST ${path}`, { body: lines('{"index":{}}', NOISE) })).json();
      assert.equal(reply.items[0].index._index, index);
    }
  });

  test("an operation that is no object is malformed", async () => {
    for (const action of ['{"index":[]}', '{"index":"a"}', '{"index":null}', "[]", "7", '{"upsert":{}}']) {
      const response = await call("POST /logs/_bulk", { body: lines(action, HIT) });
      assert.match((await response.json()).error.reason, /^Malformed action\/metadata line \[1\]/);
    }
  });

  test("what clients ask for before and behind, and paths of Elasticsearch that are not served", async () => {
    assert.match(await (await call("GET /_cat/health")).text(), /^\d+ [\d:]{8} mofcomp-detector green 1 1 /);
    for (const line of ["POST /_refresh", "GET /logs/_refresh"])
      assert.deepEqual(await (await call(line)).json(), { _shards: { total: 1, successful: 1, failed: 0 } });
    for (const line of ["GET /_cat/indices", "POST /logs/_doc", "GET /logs/_search"]) {
      const response = await call(line, line.startsWith("POST") ? { body: HIT } : {});
      assert.deepEqual([response.status, response.headers.get("X-Elastic-Product")], [404, "Elasticsearch"]);
      assert.equal((await response.json()).status, 404);
    }
  });
}

onEveryHost(documents, manners);
