import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import * as hosts from "./lib/hosts.mjs";
import { expectedOfHosts, FILES, makeProject, write } from "./lib/project.mjs";

const project = makeProject(FILES);
const want = await expectedOfHosts();

/** `print.mjs` in the manner of CommonJS. */
const REQUIRED = `
const { scanAll } = require("./scan.mjs");
const { scanAtEdge } = require("./edge.mjs");
Promise.all([scanAll(), scanAtEdge()]).then((answers) => console.log(answers.join("\\n")));
`;

const ASKED = `
import worker from "mofcomp-detector/edge/worker";
const headers = { Authorization: "Bearer secret" };
const answer = await worker.fetch(new Request("https://edge.example/rules", { headers }), { AUTH_TOKEN: "secret" });
console.log(answer.status);
`;

async function prints(command, args) {
  const options = { cwd: project, maxBuffer: 2 ** 26, env: { PATH: process.env.PATH, HOME: project } };
  const { stdout } = await promisify(execFile)(command, args, options);
  return stdout.trim();
}

for (const major of [20, 22, 24]) {
  test(`Node.js ${major} finds the same`, async () => {
    assert.match(execFileSync(hosts.node(major), ["--version"], { encoding: "utf8" }), new RegExp(`^v${major}\\.`));
    assert.equal(await prints(hosts.node(major), ["print.mjs"]), want);
    assert.equal(await prints(hosts.node(major), ["print-large.mjs"]), "2,true");
  });

  test(`the command runs in Node.js ${major}`, async () => {
    write(project, { [`log-${major}.ndjson`]: JSON.parse(FILES["log.mjs"].slice("export const log = ".length, -2)) });
    const command = join("node_modules", "mofcomp-detector", "dist", "cli.js");
    const failed = await prints(hosts.node(major), [command, "--json", `log-${major}.ndjson`]).catch((error) => error);
    assert.equal(failed.code, 1);
    assert.deepEqual(JSON.parse(failed.stdout), JSON.parse(JSON.parse(want.split("\n")[0])[0]));
  });
}

// Node.js 20 can since 20.19.
for (const major of [22, 24]) {
  test(`CommonJS requires it in Node.js ${major}`, async () => {
    write(project, { "required.cjs": REQUIRED });
    assert.equal(await prints(hosts.node(major), ["required.cjs"]), want);
  });
}

test("npm links the command by its name", async () => {
  const command = join(
    project,
    "node_modules",
    ".bin",
    process.platform === "win32" ? "mofcomp-detector.cmd" : "mofcomp-detector",
  );
  assert.match(await prints(command, ["--version"]), /^\d+\.\d+\.\d+$/);
});

test("Deno finds the same, allowed to do no more than read", async () => {
  const allowed = ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-read", "print.mjs"];
  assert.equal(await prints(hosts.deno(), allowed), want);
  assert.equal(await prints(hosts.deno(), [...allowed.slice(0, -1), "print-large.mjs"]), "2,true");
});

test("the worker that the package brings can be imported, and so tested, wherever the package can", async () => {
  write(project, { "worker.mjs": ASKED });
  const commands = [
    ...[20, 22, 24].map((major) => [hosts.node(major), []]),
    [hosts.deno(), ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-read"]],
    [hosts.bun(), ["run"]],
  ];
  for (const [command, args] of commands) assert.equal(await prints(command, [...args, "worker.mjs"]), "200", command);
});

test("Bun finds the same", async () => {
  assert.equal(await prints(hosts.bun(), ["run", "print.mjs"]), want);
  assert.equal(await prints(hosts.bun(), ["run", "print-large.mjs"]), "2,true");
});
