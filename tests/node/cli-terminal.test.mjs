import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetector } from "mofcomp-detector";
import { cli, filesOf, ndjson, row } from "../lib/cli.mjs";
import { load } from "../lib/source.mjs";

const file = filesOf("cli-terminal");
const { cut, pad, padStart, width } = await load("web/cli/width.ts", { platform: "node" });
const { Progress } = await load("web/cli/progress.ts", { platform: "node" });

// What a terminal obeys, and what hides or reorders text: C0 but the line feed, DEL, C1, bidirectional and zero-width marks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const OBEYED = /[\0-\t\v-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const EVIL = "\u001b]0;owned\u0007\u001b[2J\u009b31m\r\b\u202egnp.fom\u200b\n\u0000é";

test("nothing in a log or in the name of its file reaches the terminal as a command", async () => {
  const evil = row({
    dest: `d${EVIL}`,
    user: `u${EVIL}`,
    parent_process_name: `p${EVIL}cmd.exe`,
    process: `mofcomp.exe ${EVIL} C:\\Users\\Public\\a.mof`,
  });
  const log = `${ndjson(evil)}{"a": "${EVIL}\n${EVIL}\n<${EVIL}>\n`;
  const name = process.platform === "win32" ? "evil.log" : "evil\u001b[2J\u202e.log";
  const path = file(name, log);
  for (const args of [
    [path],
    [path, `${path}\u001b[31m`],
    ["--json", path],
    ["--ndjson", path],
    [`--${EVIL}`.replace("\0", "")],
  ]) {
    const { stdout, stderr } = cli(args);
    for (const text of [stdout, stderr]) assert.doesNotMatch(text, OBEYED, JSON.stringify(text));
  }
  const report = (await createDetector()).scan(log);
  assert.deepEqual(JSON.parse(cli(["--json", path]).stdout), report, "escaped, the JSON is the same");
  const shown = cli([path]).stdout;
  assert.ok(shown.includes("␛]0;owned␇␛[2J‹U+009B›31m␍␈‹U+202E›gnp.fom‹U+200B›␊␀é"), shown);
});

test("columns stay in line under wide and combining characters", () => {
  const wide = ["ws-1", "東京サーバ", "e\u0301tude", "🖥-7"].map((dest) => row({ dest }));
  const [, ...lines] = cli([], { input: ndjson(...wide) })
    .stdout.split("\n")
    .slice(0, 5);
  const places = lines.map((line) => width(line.slice(0, line.indexOf("cmd.exe"))));
  assert.equal(new Set(places).size, 1, lines.join("\n"));
});

test("a width is what a terminal shows", () => {
  for (const [text, columns] of [
    ["", 0],
    ["abc", 3],
    ["東京", 4],
    ["e\u0301", 1],
    ["🖥️".slice(0, 2), 1],
    ["🚀", 2],
  ])
    assert.equal(width(text), columns, text);
  assert.equal(cut("abcdef", 6), "abcdef");
  assert.equal(cut("abcdefg", 6), "abcde…");
  assert.equal(cut("東京都庁", 6), "東京…");
  assert.equal(cut("x".repeat(1e6), 3), "xx…");
  assert.deepEqual([pad("東", 4), padStart("東", 4), pad("long", 2)], ["東  ", "  東", "long"]);
});

test("no line of the table is wider than the terminal", () => {
  const long = "長い".repeat(100);
  const rows = [
    row({ dest: long, user: long, process: `mofcomp.exe ${long}.mof`, parent_process_name: `${long}.exe` }),
  ];
  for (const columns of [40, 50, 65, 66, 80, 100, 149, 150, 240]) {
    const { stdout } = cli([], { input: ndjson(...rows, row()), env: { COLUMNS: String(columns) } });
    const lines = stdout.slice(0, stdout.indexOf("\n\n")).split("\n");
    assert.ok(lines.length >= 3);
    for (const line of lines) assert.ok(width(line) <= columns, `${width(line)} > ${columns}: ${line}`);
  }
  assert.ok(cli([], { input: ndjson(...rows) }).stdout.includes(long), "a pipe gets all of it");
});

test("colours are for terminals, and NO_COLOR and --no-color end them", () => {
  const input = ndjson(row());
  const colour = "\u001b[31m";
  const shows = (args, env) => cli(args, { input, env }).stdout.includes(colour);
  assert.equal(shows([], {}), false);
  assert.equal(shows([], { FORCE_COLOR: "1" }), true);
  assert.equal(shows([], { FORCE_COLOR: "1", NO_COLOR: "1" }), false);
  assert.equal(shows(["--no-color"], { FORCE_COLOR: "1" }), false);
  assert.equal(shows(["--json"], { FORCE_COLOR: "1" }), false);
});

test("progress is for a terminal only, and leaves no trace", (context) => {
  let now = 0;
  context.mock.method(performance, "now", () => now);
  const told = (isTTY, wanted) => {
    const pieces = [];
    const progress = new Progress({ isTTY, columns: 36, write: (text) => pieces.push(text) }, wanted);
    for (const read of [1000, 500_000, 1_000_000]) {
      now += 60;
      progress.tick("a\u001b.log", read, 1_000_000);
    }
    progress.clear();
    return pieces;
  };
  assert.deepEqual(told(false, true), []);
  assert.deepEqual(told(true, false), []);
  assert.deepEqual(told(true, true), ["\r\u001b[K500 KB of 1.00 MB (50 %) of a␛.log…", "\r\u001b[K"]);
});
