import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { createDetectorSync } from "mofcomp-detector";
import { cli, filesOf, ndjson, row, startCli } from "../lib/cli.mjs";
import { wasm } from "../lib/detector.mjs";

const file = filesOf("cli-input");
const LOG = ndjson(row());

test("gzip is known by its first bytes, from a file and from a pipe, also when it has several members", () => {
  const zipped = Buffer.concat([gzipSync(LOG), gzipSync(ndjson(row({ dest: "ws-2" })))]);
  const { stdout } = cli(["--ndjson", file("no-such-ending", zipped)]);
  const hosts = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).event.host);
  assert.deepEqual(hosts, ["ws-1", "ws-2"]);
  assert.equal(cli(["--ndjson"], { input: zipped }).stdout.split("\n").length, 3);
});

test("inputs of no, one and two bytes are no gzip", () => {
  for (const input of ["", "1", "{}"]) assert.equal(cli([], { input }).status, 0, input);
});

test("what a cut gzip file holds is reported, and that it is cut", () => {
  const zipped = gzipSync(LOG.repeat(3) + Buffer.alloc(300_000, "x\n").toString(), { level: 0 });
  const { status, stdout, stderr } = cli(["--ndjson", file("cut.gz", zipped.subarray(0, -9000))]);
  assert.equal(status, 2);
  assert.match(stderr, /cut\.gz: the gzip file is cut off; what comes before is reported\n$/);
  assert.equal(JSON.parse(stdout.split("\n")[0]).score, 64);
});

test("a file that cannot be read is code 2, and the others are read all the same", () => {
  const hit = file("hit.ndjson", LOG);
  const folder = file(".");
  const { status, stdout, stderr } = cli([file("missing"), folder, hit]);
  assert.equal(status, 2);
  assert.match(stderr, /missing: there is no such file\n.*: it is a folder; name the files in it\n$/);
  assert.match(stdout, /mofcomp\.exe C:\\Users\\Public\\a\.mof/);
});

test("a form that is not read is code 2, not nothing found", () => {
  const { status, stderr } = cli([file("log.evtx", Buffer.concat([Buffer.from("ElfFile\0"), Buffer.alloc(5000)]))]);
  assert.equal(status, 2);
  assert.match(stderr, /log\.evtx: .*\.evtx/i);
});

test("a file of which nothing is understood is code 2, and what is wrong with it is told", () => {
  for (const content of ["hello\n", "{", Buffer.from([0x1f]), Buffer.alloc(300, 0x8f), '{"a":\n{"b":\n']) {
    const { status, stdout, stderr } = cli([file("unknown.log", content)]);
    assert.equal(status, 2, String(content));
    assert.match(stderr, /unknown\.log: .+\.\n$/);
    assert.match(stdout, /There is no record in this input\./);
  }
  // One record is enough: the problems stand in the report.
  assert.equal(cli([file("partly.log", "hello\n{}\n")]).status, 0);
});

test("a large file is scanned on several cores, with the report of one", async () => {
  const quiet = ndjson(row({ process_name: "notepad.exe", process: "notepad.exe", note: "x".repeat(900) }));
  const large = Buffer.from(LOG + quiet.repeat(24_000) + LOG.replace("ws-1", "ws-2"));
  const cores = Math.min(4, availableParallelism());
  const counting = 'let n = 0; process.on("worker", () => n++).on("exit", () => console.error("workers:", n))';
  const { ended } = startCli(["--json", file("large.ndjson", large)], counting);
  const { status, stdout, stderr } = await ended;
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`workers: ${cores > 1 ? cores : 0}\n$`));
  assert.deepEqual(JSON.parse(stdout), createDetectorSync(wasm).scan(large));
});

test("Ctrl-C prints what was found until then", async () => {
  const { child, ended } = startCli([]);
  // More than a pipe holds: when it is taken, the finding before it was read.
  const filler = Buffer.alloc(4 * 1024 * 1024, "\n");
  await new Promise((resolve) => child.stdin.write(LOG, () => child.stdin.write(filler, resolve)));
  child.stdin.on("error", () => undefined);
  child.kill("SIGINT");
  const { status, stdout, stderr } = await ended;
  assert.equal(status, 130);
  assert.match(stdout, /mofcomp\.exe C:\\Users\\Public\\a\.mof/);
  assert.equal(stderr, "mofcomp-detector: interrupted; this is what was found until then\n");
});

test("a reader that goes away ends the command without a word", async () => {
  const many = Array.from({ length: 5000 }, (_, index) => row({ dest: `ws-${index}`, process_id: String(index) }));
  for (const format of ["--ndjson", "--json", "--no-color"]) {
    const { child, ended } = startCli([format, file("many.ndjson", ndjson(...many))]);
    child.stdout.once("data", () => child.stdout.destroy());
    const { status, stderr } = await ended;
    assert.deepEqual([status, stderr], [1, ""], format);
  }
});

test("output that cannot be written is code 2 and a sentence, whatever was found", async () => {
  const full =
    "process.stdout.write = (text, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))";
  for (const args of [["--json", file("found.ndjson", LOG)], [file("none.ndjson", "{}")], ["--help"]]) {
    const { status, stderr } = await startCli(args, full).ended;
    assert.deepEqual([status, stderr], [2, "mofcomp-detector: the output ends early: no space left\n"], args[0]);
  }
});

test("an input larger than the memory that it takes is read", async () => {
  const size = 160 * 1024 * 1024;
  const { child, ended } = startCli(
    ["--ndjson"],
    "process.on('exit', () => console.error(process.resourceUsage().maxRSS))",
  );
  const filler = Buffer.from(
    `${JSON.stringify(row({ process_name: "notepad.exe", process: "x".repeat(2000) }))}\n`.repeat(500),
  );
  for (let sent = 0; sent < size; sent += filler.length)
    await new Promise((resolve) => child.stdin.write(filler, resolve));
  child.stdin.end(LOG);
  const { status, stdout, stderr } = await ended;
  assert.equal(status, 1);
  assert.equal(stdout.trim().split("\n").length, 1);
  assert.ok(Number(stderr) * 1024 < size, `${Number(stderr) / 1024} MB`);
});
