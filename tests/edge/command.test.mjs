import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { at, root } from "../../scripts/lib/paths.mjs";
import { HIT, lines, NOISE } from "../lib/edge/events.mjs";

/** Runs the command until it prints an address; the test's end ends it. */
async function edge(t, env) {
  const child = spawn(process.execPath, [at("scripts/edge.mjs")], {
    cwd: root,
    env: { ...process.env, PORT: "0", ...env },
  });
  const ended = once(child, "close");
  t.after(async () => {
    child.kill();
    await ended;
  });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (piece) => {
    text += piece;
  });
  for await (const piece of child.stdout.setEncoding("utf8")) {
    text += piece;
    const url = /workerd: (http:\S+)/.exec(text)?.[1];
    if (url && /Ctrl\+C/.test(text)) return { url, text };
  }
  await ended;
  throw new Error(text);
}

const filter = (url, headers = {}) =>
  fetch(`${url}filter`, {
    method: "POST",
    headers: { "Content-Type": "application/x-ndjson", ...headers },
    body: lines(NOISE, HIT),
  });

test("npm run edge serves the worker on workerd, open to this machine by the setting that says so", async (t) => {
  const { url, text } = await edge(t, { AUTH_TOKEN: "" });
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  assert.match(text, /ALLOW_ANONYMOUS=true/);
  assert.equal(await (await filter(url)).text(), lines(HIT));
});

test("with AUTH_TOKEN, npm run edge serves who has it", async (t) => {
  const { url } = await edge(t, { AUTH_TOKEN: "secret" });
  const without = await filter(url);
  assert.deepEqual([without.status, (await without.json()).error.code], [401, "unauthorized"]);
  assert.equal(await (await filter(url, { Authorization: "Bearer secret" })).text(), lines(HIT));
});

test("npm run edge says what is wrong with a setting, and ends", async (t) => {
  for (const env of [{ AUTH_TOKEN: "", ALLOW_ANONYMOUS: "false" }, { SINK_URL: "splunk:8088" }]) {
    const [name] = Object.keys(env).slice(-1);
    await assert.rejects(edge(t, env), ({ message }) => message.includes(name) && !message.includes("Ctrl+C"));
  }
});
