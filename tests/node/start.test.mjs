import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { at, root } from "../../scripts/lib/paths.mjs";

/** Runs the start script until `until` appears in what it prints, or until it ends by itself; the test's end ends it. */
async function start(t, PORT, until = /(?!)/) {
  const child = spawn(process.execPath, [at("scripts/start.mjs")], { cwd: root, env: { ...process.env, PORT } });
  const ended = once(child, "close");
  t.after(async () => {
    child.kill();
    await ended;
  });
  let text = "";
  const seen = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (piece) => {
        text += piece;
        if (until.test(text)) resolve();
      });
    }
  });
  await Promise.race([seen, ended]);
  return { text, code: child.exitCode };
}

test("PORT=0 serves the page on a free port, with its address alone on a line", async (t) => {
  const { text } = await start(t, "0", /^http:.*\n/m);
  const address = /^http:\/\/127\.0\.0\.1:\d+\/$/m.exec(text)?.[0];
  assert.ok(address, text);
  const response = await fetch(address);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<title>/);
});

test("a port that is taken, or is none, ends in one sentence and one command", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  for (const port of [String(other.address().port), "eighty"]) {
    const { text, code } = await start(t, port);
    assert.equal(code, 1);
    assert.match(text, new RegExp(`✗ .*${port}.*\\n  Mend it with: PORT=0 npm start\\n$`));
  }
});
