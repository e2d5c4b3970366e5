import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { createDetectorSync } from "mofcomp-detector";
import { wasm } from "../lib/detector.mjs";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";
import { onEveryHost } from "../lib/edge/hosts.mjs";

const detector = createDetectorSync(wasm, { maxRecordBytes: 1024 * 1024 });
const log = lines(NOISE, HIT, "{broken mofcomp.exe", HIT);
const json = { "Content-Type": "application/json" };

function judging({ call }) {
  test("POST /scan answers the same Report as the package, byte for byte", async () => {
    const sample = readFileSync("web/page/samples/sysmon.log");
    for (const [body, type] of [
      [log, "application/x-ndjson"],
      [sample, "application/xml"],
      [JSON.stringify([JSON.parse(HIT), JSON.parse(NOISE)], null, 2), "application/json"],
      ["", "text/plain"],
    ]) {
      const response = await call("POST /scan", { body, headers: { "Content-Type": type } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("Content-Type"), "application/json");
      assert.equal(
        await response.text(),
        JSON.stringify(detector.scan(typeof body === "string" ? body : new Uint8Array(body))),
      );
    }
  });

  test("POST /score answers the Finding of one event, or null", async () => {
    for (const line of [HIT, NOISE, "{}"]) {
      const response = await call("POST /score", { body: line, headers: json });
      assert.equal(await response.text(), JSON.stringify(detector.score(JSON.parse(line))));
    }
  });

  test("POST /score refuses what is no event", async () => {
    for (const body of ["", "{", "[]", "null", "7"]) {
      const response = await call("POST /score", { body, headers: json });
      assert.equal(response.status, 400);
      assert.equal((await response.json()).error.code, "invalid_body");
    }
  });
}

function telling({ call }) {
  test("GET /rules answers the facts of both rules", async () => {
    assert.deepEqual(await (await call("GET /rules")).json(), detector.rules);
  });

  test("GET /healthz answers without a token", async () => {
    const response = await call("GET /healthz", { settings: { AUTH_TOKEN: "secret" } });
    assert.deepEqual([response.status, await response.json()], [200, { status: "ok" }]);
  });

  test("GET /openapi.json is valid and names exactly what is served", async () => {
    const document = await (await call("GET /openapi.json")).json();
    const { valid, errors } = await new Validator().validate(document);
    assert.ok(valid, JSON.stringify(errors));
    for (const [path, operations] of Object.entries(document.paths)) {
      const served = await call(`OPTIONS ${path.replace("{index}", "logs")}`);
      const methods = served.headers.get("Allow").toLowerCase().split(", ");
      assert.deepEqual(
        Object.keys(operations),
        methods.filter((method) => method !== "head" && method !== "options"),
      );
    }
    for (const [path, statuses] of [
      ["/filter", [200, 400, 401, 413, 415, 422, 500, 502, 503]],
      ["/services/collector/event", [200, 400, 401, 403, 413, 415, 422, 500, 502, 503]],
    ]) {
      assert.deepEqual(Object.keys(document.paths[path].post.responses).map(Number), statuses);
    }
  });

  test("HEAD answers as GET does, without the body", async () => {
    const response = await call("HEAD /healthz");
    assert.deepEqual([response.status, await response.text()], [200, ""]);
  });
}

function arranged({ call }) {
  test("objects in any arrangement are filtered as application/json", async () => {
    for (const body of [
      JSON.stringify([JSON.parse(NOISE), JSON.parse(HIT), JSON.parse(HIT)]),
      `${NOISE}${HIT}${NOISE} ${HIT}`,
      lines(HIT, NOISE, HIT),
    ]) {
      const response = await call("POST /filter", { body, headers: json });
      assert.equal(await response.text(), lines(HIT, HIT));
    }
    const pretty = await call("POST /filter", { body: JSON.stringify([JSON.parse(HIT)], null, 2), headers: json });
    assert.deepEqual(JSON.parse(await pretty.text()), JSON.parse(HIT));
  });

  test("Windows events in XML, in any arrangement, are filtered one a line", async () => {
    const sample = readFileSync("web/page/samples/sysmon.log", "utf8");
    const events = sample.match(/<Event[ >].*?<\/Event>/gs);
    const found = events.filter((event) => detector.scan(event).findings.length > 0);
    assert.deepEqual([events.length, found.length], [5, 1]);
    const expected = lines(...found.map((event) => event.replace(/[\r\n]/g, " ")));
    const list = `<?xml version="1.0"?>\r\n<Events>${events.join("")}</Events>`;
    for (const body of [sample, list, Buffer.from(`\ufeff${list}`, "utf16le"), sample.replace(/<\/Event>\s*$/, "")]) {
      const response = await call("POST /filter", { body, headers: { "Content-Type": "application/xml" } });
      assert.equal(await response.text(), expected);
    }
    assert.equal(detector.scan(expected).findings.length, 1);
  });

  test("a byte order mark and UTF-16, as PowerShell writes them, hide nothing", async () => {
    const pretty = JSON.stringify([JSON.parse(NOISE), JSON.parse(HIT)], null, 2).replaceAll("\n", "\r\n");
    const little = Buffer.from(`\ufeff${pretty}`, "utf16le");
    for (const body of [`\ufeff${pretty}`, little, Buffer.from(little).swap16(), little.subarray(2)]) {
      const response = await call("POST /filter", { body, headers: json });
      assert.deepEqual((await response.text()).trimEnd().split("\n").map(JSON.parse), [JSON.parse(HIT)]);
    }
    for (const body of [`\ufeff${HIT}`, Buffer.from(`\ufeff${HIT}`, "utf16le")]) {
      const finding = await (await call("POST /score", { body, headers: json })).json();
      assert.deepEqual(finding, detector.score(JSON.parse(HIT)));
      const hec = await call("POST /services/collector", { body: Buffer.from(`\ufeff{"event":${HIT}}`, "utf16le") });
      assert.equal((await hec.json()).passed.length, 1);
    }
  });
}

onEveryHost(judging, telling, arranged);
