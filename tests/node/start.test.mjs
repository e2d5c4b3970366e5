import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { at, root } from "../../scripts/lib/paths.mjs";

/** Runs the start script until `until` appears in what it prints, or until it ends by itself. */
async function start(PORT, until = /(?!)/) {
  const child = spawn(process.execPath, [at("scripts/start.mjs")], { cwd: root, env: { ...process.env, PORT } });
  const ended = once(child, "close");
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
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { text, code: child.exitCode, stop };
}

test("PORT=0 serves the page on a free port, with its address alone on a line", async () => {
  const { text, stop } = await start("0", /^http:.*\n/m);
  const address = /^http:\/\/127\.0\.0\.1:\d+\/$/m.exec(text)?.[0];
  assert.ok(address, text);
  const response = await fetch(address);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<title>/);
  await stop();
});

test("a port that is taken, or is none, ends in one sentence and one command", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  for (const port of [String(other.address().port), "eighty"]) {
    const { text, code } = await start(port);
    assert.equal(code, 1);
    assert.match(text, new RegExp(`✗ .*${port}.*\\n  Mend it with: PORT=0 npm start\\n$`));
  }
  other.close();
});
