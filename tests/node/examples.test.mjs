import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { root } from "../../scripts/lib/paths.mjs";
import { examples, runnable } from "../lib/examples.mjs";
import { EXAMPLE_LOG } from "../lib/readme.mjs";

const folder = mkdtempSync(join(tmpdir(), "examples-"));
after(() => rmSync(folder, { recursive: true }));
before(() => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "mofcomp-detector"), "junction");
  writeFileSync(join(folder, "events.ndjson"), `${EXAMPLE_LOG}\n`);
});

const all = examples().filter(({ html }) => !html);

test("the examples of the doc comments are found", () => {
  assert.ok(all.length >= 8, String(all.length));
});

for (const [index, { name, code }] of all.entries()) {
  test(`the example of ${name} runs as it stands`, async () => {
    const file = join(folder, `example-${index}.mjs`);
    writeFileSync(file, await runnable(code));
    await promisify(execFile)(process.execPath, [file], { cwd: folder });
  });
}
