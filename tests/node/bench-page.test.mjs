import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetector } from "mofcomp-detector";
import * as accounts from "../../bench/contestants/accounts.mjs";
import * as filters from "../../bench/contestants/filters.mjs";
import { generated } from "../../bench/data/input.mjs";
import { figure, goal, speedTable } from "../../bench/lib/figures.mjs";
import { page } from "../../bench/lib/page.mjs";
import { Disagreement, rounds } from "../../bench/lib/rounds.mjs";
import { settings } from "../../bench/lib/settings.mjs";
import { median, ratio } from "../../bench/lib/stats.mjs";
import { speeds } from "../../bench/questions/native.mjs";
import { spellings } from "../../bench/questions/spellings.mjs";

const INPUT = { seed: 3, mix: "all", mofcomp: 0.02, letters: "record", bytes: 2_500_000 };

test("contestants take turns, and each round leaves one figure of each", async () => {
  const order = [];
  const contestant = (name) => ({ name, run: () => order.push(name) && 7 });
  const each = await rounds([contestant("a"), contestant("b")], { bytes: 1000 }, 2, 0);
  assert.deepEqual(order, ["a", "b", "a", "b", "a", "b"]);
  assert.deepEqual([each.a.length, each.b.length], [2, 2]);
});

test("a contestant with another answer ends the run, by name", async () => {
  const data = { bytes: 1000 };
  const contestant = (name, answer, more) => ({ name, run: () => answer, ...more });
  await assert.rejects(rounds([contestant("a", { hits: 1 }), contestant("b", { hits: 2 })], data, 1), (error) => {
    assert.ok(error instanceof Disagreement);
    return /^b and a disagree/.test(error.message);
  });
  // The fuller answer counts where there is one; one that answers nothing is not asked.
  const proof = { proof: () => "x" };
  await assert.rejects(rounds([contestant("a", 1, proof), contestant("b", 1)], data, 1), Disagreement);
  await rounds([contestant("floor", 0, { silent: true }), contestant("a", 1), contestant("b", 1)], data, 1, 0);
});

test("all contestants of each question agree on generated logs", async () => {
  const detector = await createDetector();
  const { floor, ours, ...plain } = filters;
  for (const letters of ["none", "record"]) {
    const input = generated({ ...INPUT, letters });
    await rounds([ours(detector), ...Object.values(plain), ...floor()], input, 1, 0);
    const counting = [accounts.plain, accounts.plainEach, accounts.plainStream];
    await rounds([...accounts.ours(detector), ...counting], input, 1, 0);
  }
  detector.free();
});

test("the detector finds a run however it is written; searches for the name do not", async () => {
  const detector = await createDetector();
  const { tables } = await spellings({ detector });
  const [{ head, rows }] = tables;
  const column = (name) => rows.map((row) => row[head.findIndex((title) => title.startsWith(name))]);
  for (const ours of ["scan", "filter"]) {
    assert.deepEqual(new Set(column(`mofcomp-detector: ${ours}`)), new Set(["found"]));
  }
  assert.equal(column("JS: Buffer.indexOf").filter((cell) => cell === "found").length, 1);
  assert.equal(column("JS: latin1").filter((cell) => cell === "found").length, 2);
  detector.free();
});

test("native contestants are held to one answer as well", () => {
  const line = (name, round, runs, more) => ({ name, round, records: 9, runs, ms: 2, ...more });
  const lines = [line("a", 0, 3), line("b", 0, 3, { records: null }), line("a", 1, 3), line("b", 1, 3, { ms: 4 })];
  assert.deepEqual(speeds(lines, 8000), { a: [4], b: [2] });
  assert.throws(() => speeds([...lines, line("b", 2, 4)], 8000), Disagreement);
});

test("medians, and ratios within each round", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(ratio([10, 100, 30], [5, 10, 10]), 3);
  assert.deepEqual([1234.5, 99.94, 0.123].map(figure), ["1,235", "99.9", "0.12"]);
});

test("the page holds what was measured, and says whether a goal is met", () => {
  const figures = { ours: [400, 420], theirs: [100, 100] };
  const markdown = page({
    date: "2026-01-05",
    command: "npm run bench",
    machine: { processor: "one | two" },
    versions: { "Node.js": "20" },
    method: ["In turn."],
    sections: [
      {
        title: "Filter",
        text: ["A question."],
        tables: [speedTable("generated", figures, "theirs")],
        goals: [
          goal("fast", "generated", 4.1, { least: 4 }),
          goal("small", "generated", 17, { most: 16, unit: " MiB" }),
        ],
      },
    ],
    limits: ["Your machine."],
  });
  assert.equal(
    markdown,
    `# Benchmarks

Written by \`npm run bench\` on 2026-01-05. How to run it again, and what each contestant is: [bench/README.md](bench/README.md).

|  |  |
| --- | --- |
| processor | one \\| two |
| Node.js | 20 |

## Method

In turn.

## Goals

| goal | data | wanted | measured | met |
| --- | ---: | ---: | ---: | ---: |
| fast | generated | at least 4x | 4.10x | yes |
| small | generated | at most 16 MiB | 17.0 MiB | **no** |

## Filter

A question.

**generated**

| way | MB/s | least to most | against “theirs” |
| --- | ---: | ---: | ---: |
| ours | 410 | 400 to 420 | 4.10x |
| theirs | 100 | 100 to 100 | 1.00x |

## What this does not show

- Your machine.
`,
  );
});

test("flags choose the size of a run, and a wrong one is refused in a sentence", () => {
  const parts = ["filter", "accounting"];
  const quick = settings(["--quick"], parts);
  assert.deepEqual([quick.rounds, quick.only, quick.described], [3, parts, false]);
  assert.equal(settings(["--full"], parts).memory, 4 * 2 ** 30);
  const own = settings(["--only", "filter", "--mix", "ecs", "--bytes", "1M", "--rounds", "9"], parts);
  assert.deepEqual([own.only, own.described, own.data.bytes, own.rounds], [["filter"], true, 2 ** 20, 9]);
  assert.throws(() => settings(["--only", "speed"], parts), /speed is none of filter, accounting/);
  assert.throws(() => settings(["--rounds", "0"], parts), /0 is no number of rounds/);
});
