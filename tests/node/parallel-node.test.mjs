import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { createDetector } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import { event, refused, wasm } from "../lib/detector.mjs";
import { load } from "../lib/source.mjs";

const { scanWith } = await load("tests/lib/parallel.ts");
const { nodeLink } = await load("web/detector/parallel/node-link.ts");

const MIB = 1024 * 1024;
const line = Buffer.from(`${JSON.stringify({ EventID: 1, Image: "C:\\a.exe", CommandLine: "ü".repeat(500) })}\n`);
const hit = Buffer.from(`${JSON.stringify(event())}\n`);

/** Some 16 MiB, or more, with a start of mofcomp.exe now and then. */
const log = (lines = 15_000) =>
  Buffer.concat(Array.from({ length: lines }, (_, nth) => (nth % 999 === 0 ? hit : line)));

/** The error of the bundle under test, whose class is its own. */
const isError = (error, code, part) => {
  assert.deepEqual([error.name, error.code], ["DetectorError", code]);
  assert.match(error.message, part);
  return true;
};

async function* chunks(bytes, step = 65_536) {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

const script = pathToFileURL(at("dist/worker-node.js"));

/** A crew of real threads, which are handed to `see` as they start. */
function crew({ see = () => {}, url = script, workers = 2 }) {
  const spawn = (listener) => {
    const worker = new Worker(url);
    see(worker);
    return nodeLink(worker, listener);
  };
  return { spawn, workers, module: wasm, settings: { core: {}, debug: false }, segment: MIB };
}

test("two threads give the report of one, and say that they are two", async () => {
  const detector = await createDetector();
  const input = log(30_000);
  const expected = JSON.stringify(detector.scan(input));
  for (const workers of [1, 2, 3]) {
    const told = [];
    const report = await detector.scanStream(Readable.from(chunks(input)), {
      workers,
      onProgress: (progress) => told.push(progress),
    });
    assert.equal(JSON.stringify(report), expected);
    const { bytesPerSecond, ...last } = told.at(-1);
    assert.ok(bytesPerSecond > 0);
    const { bytes, records } = report.summary;
    assert.deepEqual(last, { bytes, records, findings: report.findings.length, workers });
    for (const [nth, progress] of told.slice(1).entries()) {
      for (const key of ["bytes", "records", "findings"]) assert.ok(progress[key] >= told[nth][key]);
    }
  }
});

test("a small input takes no thread", async () => {
  const detector = await createDetector();
  const told = [];
  await detector.scanStream(chunks(hit), { workers: 4, onProgress: ({ workers }) => told.push(workers) });
  assert.deepEqual(told, [1]);
});

test("workers must be a number that makes sense", async () => {
  const detector = await createDetector();
  for (const workers of [0, 1.5, 17, -1, Number.NaN, "2", null]) {
    await assert.rejects(detector.scanStream(chunks(hit), { workers }), refused("invalid_option", /from 1 to 16/));
  }
});

test("threads that cannot be had are done without", async () => {
  const input = log();
  const told = [];
  const options = { onProgress: ({ workers }) => told.push(workers) };
  const one = await scanWith(crew({ workers: 1 }), chunks(input));
  const none = () => {
    throw new ReferenceError("Worker is not defined");
  };
  for (const broken of [
    { ...crew({}), spawn: none },
    crew({ url: new URL("./no-such-file.js", script) }),
    crew({ url: new URL('data:text/javascript,throw new Error("at once")') }),
    crew({ url: new URL("data:text/javascript,process.exit(3)") }),
  ]) {
    assert.deepEqual(await scanWith(broken, chunks(input), options), one);
    assert.equal(told.at(-1), 1);
  }
});

test("of two threads one is enough", async () => {
  const told = [];
  const { spawn, ...rest } = crew({});
  let nth = 0;
  const first = (listener) => {
    nth += 1;
    if (nth > 1) throw new Error("no more threads");
    return spawn(listener);
  };
  await scanWith({ ...rest, spawn: first }, chunks(log()), { onProgress: ({ workers }) => told.push(workers) });
  assert.equal(told.at(-1), 1);
});

/** Threads that owe no answer keep no process alive: while one of them goes, something else has to. */
async function terminated(worker) {
  const alive = setInterval(() => undefined, 1000);
  await worker.terminate();
  clearInterval(alive);
}

test("a thread that is killed ends the scan with an error, and the source with it", async () => {
  const workers = [];
  let ended = false;
  async function* endless() {
    try {
      for (let nth = 0; ; nth++) {
        if (nth === 20) await terminated(workers[0]);
        yield Buffer.concat(Array.from({ length: 500 }, () => line));
      }
    } finally {
      ended = true;
    }
  }
  const scan = scanWith(crew({ see: (worker) => workers.push(worker) }), endless());
  await assert.rejects(scan, (error) => isError(error, "internal", /worker of the scan is gone/));
  assert.ok(ended);
});

test("an abort keeps what was found, ends the threads and lets go of the source", async () => {
  const stop = new AbortController();
  let cancelled;
  const source = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(log())),
    cancel: (reason) => {
      cancelled = reason;
    },
  });
  const onProgress = ({ findings, workers }) => workers === 2 && findings > 0 && stop.abort("enough");
  const ended = [];
  const see = (worker) => ended.push(once(worker, "exit"));
  await assert.rejects(scanWith(crew({ see }), source, { signal: stop.signal, onProgress }), (error) => {
    isError(error, "aborted", /found until then/);
    assert.equal(error.cause, "enough");
    assert.ok(error.report.findings.length > 0);
    return error.report.summary.truncated;
  });
  assert.equal(cancelled, "enough");
  assert.equal((await Promise.all(ended)).length, 2);
});

test("what the source fails with comes out", async () => {
  const failure = new Error("the disk is gone");
  async function* failing() {
    yield* chunks(log());
    throw failure;
  }
  await assert.rejects(scanWith(crew({}), failing()), failure);
});

test("threads keep no process alive", () => {
  const code = `
    import { createDetector } from "mofcomp-detector";
    const detector = await createDetector();
    const line = new TextEncoder().encode('{"a":"' + "x".repeat(1000) + '"}\\n');
    async function* source() {
      for (let nth = 0; nth < 20_000; nth++) yield line;
      console.log("all sent");
      // A source that never ends and waits for nothing that is alive.
      await new Promise(() => {});
    }
    detector.scanStream(source(), { workers: 2 });
  `;
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: at(),
    encoding: "utf8",
  });
  assert.deepEqual([status, stdout], [0, "all sent\n"]);
});
