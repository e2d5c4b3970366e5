import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { EXAMPLE_LOG, readmeBlock } from "../lib/readme.mjs";
import * as hosts from "./lib/hosts.mjs";
import { expectedOfHosts, FILES, makeProject, write } from "./lib/project.mjs";

const project = makeProject(FILES);
const want = await expectedOfHosts();

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

test("Bun finds the same", async () => {
  assert.equal(await prints(hosts.bun(), ["run", "print.mjs"]), want);
  assert.equal(await prints(hosts.bun(), ["run", "print-large.mjs"]), "2,true");
});

/** Bundles a worker as wrangler does (the module stays a file of its own, which workerd compiles) and starts it. */
async function start(context, source) {
  write(project, { "worker.mjs": source });
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: ["worker.mjs"],
    outdir: "out",
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
  });
  const modules = outputFiles.map(({ path, text, contents }) =>
    path.endsWith(".wasm") ? { type: "CompiledWasm", path, contents } : { type: "ESModule", path, contents: text },
  );
  const workerd = new Miniflare({
    modulesRoot: join(project, "out"),
    modules: modules.sort((a, b) => (a.type < b.type ? 1 : -1)),
    compatibilityDate: "2026-01-01",
    bindings: { AUTH_TOKEN: "secret" },
  });
  context.after(() => workerd.dispose());
  return workerd;
}

test("workerd finds the same", async (context) => {
  const workerd = await start(
    context,
    `import { scanAll } from "./scan.mjs";
     import { scanAtEdge } from "./edge.mjs";
     export default { fetch: async () => new Response(await scanAll() + "\\n" + await scanAtEdge()) };`,
  );
  assert.equal(await (await workerd.dispatchFetch("http://worker/")).text(), want);
});

test("the worker that the package brings is ready to deploy", async (context) => {
  const workerd = await start(context, 'export { default } from "mofcomp-detector/edge/worker";');
  assert.equal((await workerd.dispatchFetch("http://worker/healthz")).status, 200);
  assert.equal((await workerd.dispatchFetch("http://worker/rules")).status, 401);
  const headers = { Authorization: "Bearer secret" };
  const rules = await (await workerd.dispatchFetch("http://worker/rules", { headers })).json();
  assert.match(JSON.stringify(rules), /splunk\.mof_event_triggered_execution/);
});

test("README's example for a worker runs as it stands", async (context) => {
  const workerd = await start(context, readmeBlock("js worker"));
  const answer = await workerd.dispatchFetch("http://worker/", { method: "POST", body: EXAMPLE_LOG });
  assert.deepEqual(
    (await answer.json()).map(({ score }) => score),
    [64],
  );
});
