import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createDetector } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import { cli, filesOf, ndjson, row } from "../lib/cli.mjs";

const file = filesOf("cli");
const detector = await createDetector();
const MANY = ndjson(row(), row({ dest: "ws-2", process: "mofcomp.exe", parent_process_name: "explorer.exe" }));
const hit = file("hit.ndjson", ndjson(row()));
const quiet = file("quiet.ndjson", ndjson(row({ process_name: "notepad.exe", process: "notepad.exe" })));

test("people get a table, the verdict and the account of what was read", () => {
  const { status, stdout, stderr } = cli([hit]);
  assert.equal(status, 1);
  assert.equal(stderr, "");
  const [head, finding] = stdout.split("\n");
  assert.match(
    head,
    /^SCORE {2}SEVERITY {2}TIME \(UTC\) {2,}HOST {2,}USER {2,}PARENT {2,}SPLUNK {2,}ELASTIC {2,}COMMAND LINE$/,
  );
  assert.match(
    finding,
    /^ +64 {2}high {6}2026-05-28 20:26:40 {2}ws-1 {2}ann {3}cmd\.exe {2}Alerts {2}Blind spot {2}mofcomp\.exe C:\\Users\\Public\\a\.mof$/,
  );
  assert.match(stdout, /^Elastic: Blind spot: A row of Splunk's data model never reaches/m);
  assert.match(stdout, /^The one process start ran mofcomp|^1 of 1 process start ran mofcomp; it is high\./m);
  assert.match(stdout, /^1 record in \d+ bytes, 1 process start, 1 mofcomp start\.$/m);
});

test("the exit code tells scripts whether anything was found", () => {
  assert.equal(cli([quiet]).status, 0);
  assert.equal(cli([hit]).status, 1);
  assert.equal(cli(["--min-score", "64", hit]).status, 1);
  assert.equal(cli(["--min-score", "65", hit]).status, 0);
  assert.equal(cli([quiet, hit]).status, 1);
  assert.deepEqual(cli(["--quiet", hit]), { status: 1, stdout: "", stderr: "" });
});

test("standard input is read when no file is named, and for -", () => {
  for (const args of [[], ["-"], ["--json"]]) assert.equal(cli(args, { input: MANY }).status, 1);
  const [fromPipe, fromFile] = [cli(["--json", "-"], { input: MANY }), cli(["--json", file("many.ndjson", MANY)])];
  assert.deepEqual(fromPipe, fromFile);
  assert.equal(cli([]).stdout.split("\n")[0], "There is no record in this input.");
});

test("--json is the report as the package gives it, whatever --min-score says", () => {
  const { stdout } = cli(["--json", "--min-score", "100"], { input: MANY });
  assert.deepEqual(JSON.parse(stdout), detector.scan(MANY));
});

test("--json of several files is a list that names them, with what could not be read", () => {
  const missing = file("missing.ndjson");
  const { status, stdout, stderr } = cli(["--json", hit, missing, quiet]);
  assert.deepEqual(JSON.parse(stdout), [
    { file: hit, report: detector.scan(readFileSync(hit)) },
    { file: missing, failure: "there is no such file" },
    { file: quiet, report: detector.scan(readFileSync(quiet)) },
  ]);
  assert.equal(status, 2);
  assert.equal(stderr, `mofcomp-detector: ${missing}: there is no such file\n`);
});

test("--ndjson is one finding per line, with its file, from --min-score on", () => {
  const many = file("many.ndjson", MANY);
  const { findings } = detector.scan(MANY);
  const lines = (...args) =>
    cli(["--ndjson", ...args])
      .stdout.trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines(many, hit),
    [...findings, ...detector.scan(readFileSync(hit)).findings].map((finding, index) => ({
      file: index < findings.length ? many : hit,
      ...finding,
    })),
  );
  assert.deepEqual(
    lines("--min-score", "64", many).map(({ score }) => score),
    [64],
  );
});

test("a table hides what scores too low, and says so", () => {
  const { status, stdout } = cli(["--min-score", "100"], { input: MANY });
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /SCORE/);
  assert.match(stdout, /^2 findings below a score of 100 are not shown\.$/m);
});

test("several files have a heading each", () => {
  const { stdout } = cli([hit, quiet]);
  assert.deepEqual(
    stdout.split("\n").filter((line) => [hit, quiet].includes(line)),
    [hit, quiet],
  );
});

test("exceptions mark what they suppress, and it does not count", () => {
  const list = file(
    "exceptions.json",
    JSON.stringify([{ name: "lab", when: [{ field: "host", op: "is", value: "WS-1" }] }]),
  );
  const { status, stdout } = cli(["--exceptions", list, hit]);
  assert.equal(status, 0);
  assert.match(stdout, /\[suppressed: lab\] mofcomp\.exe/);
  const wrong = file("wrong.json", '[{ "name": "lab" }]');
  const refused = cli(["--exceptions", wrong, hit]);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /^--exceptions .*wrong\.json: exceptions\[0\]\.when must be a list/);
});

test("exceptions are read as the editors and shells of Windows write them", () => {
  const log = file("windows.ndjson", ndjson(row()));
  const list = JSON.stringify([{ name: "ours", when: [{ field: "host", op: "is", value: "ws-1" }] }]);
  const written = [
    list,
    `\ufeff${list}\r\n`,
    Buffer.from(`\ufeff${list}`, "utf16le"),
    Buffer.from(`\ufeff${list}`, "utf16le").swap16(),
  ];
  for (const content of written) {
    const { status, stdout, stderr } = cli(["--exceptions", file("windows.json", content), log]);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /\[suppressed: ours\]/);
  }
});

test("exceptions that cannot be read are code 2 and a sentence", () => {
  for (const [path, sentence] of [
    [file("no-such.json"), /^--exceptions .*no-such\.json: there is no such file\n/],
    [file("."), /: it is a folder; name the files in it\n/],
    [file("broken.json", "[{"), /broken\.json: it is not JSON: /],
    [file("nothing.json", ""), /nothing\.json: it is not JSON: /],
    [file("object.json", "{}"), /object\.json: exceptions must be a list of exceptions, not an Object\.\n/],
    [file("field.json", '[{"name":"a","when":[{"field":"nope","op":"is","value":"b"}]}]'), /there is no field "nope"/],
  ]) {
    const { status, stdout, stderr } = cli(["--exceptions", path, file("log.ndjson", ndjson(row()))]);
    assert.deepEqual([status, stdout], [2, ""], path);
    assert.match(stderr, sentence);
    assert.match(stderr, /Try: mofcomp-detector --help\n$/);
  }
});

test("--help tells of every option and exit code, --version the version", () => {
  const { status, stdout, stderr } = cli(["--help"]);
  assert.deepEqual([status, stderr], [0, ""]);
  for (const word of ["--json", "--ndjson", "--min-score N", "--exceptions", "-q", "--no-color", "130"])
    assert.ok(stdout.includes(word), word);
  assert.ok(stdout.split("\n").every((line) => line.length <= 120));
  const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  assert.deepEqual(cli(["-v"]), { status: 0, stdout: `${version}\n`, stderr: "" });
});

test("a wrong command line is code 2 and a sentence", () => {
  for (const [args, sentence] of [
    [["--jsn"], /^Unknown option '--jsn'/],
    [["--min-score", "101"], /^--min-score takes a whole number from 0 to 100, not "101"\./],
    [["--min-score", "1.5"], /^--min-score takes/],
    [["--min-score"], /^Option '--min-score <value>' argument missing/],
    [["--json", "--ndjson"], /^--json and --ndjson exclude each other\./],
    [["-", "-"], /^Standard input \(-\) can be read only once\./],
  ]) {
    const { status, stdout, stderr } = cli(args);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
    assert.match(stderr, sentence);
    assert.match(stderr, /Try: mofcomp-detector --help\n$/);
  }
});
