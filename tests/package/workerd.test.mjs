import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { at } from "../../scripts/lib/paths.mjs";
import { EXAMPLE_LOG, readmeBlock } from "../lib/readme.mjs";
import { expectedOfHosts, FILES, makeProject, write } from "./lib/project.mjs";

const compatibilityDate = "2026-04-01";
const project = makeProject(FILES);

/** Cloudflare's own bundler, which asks nobody: what it would deploy of `NAME.mjs`, in the folder `NAME`. */
async function bundle(name) {
  const wrangler = at("tests/package/node_modules/wrangler/bin/wrangler.js");
  const how = ["--dry-run", "--outdir", name, "--name", name, "--compatibility-date", compatibilityDate];
  const env = { PATH: process.env.PATH, HOME: project, WRANGLER_SEND_METRICS: "false", CI: "true" };
  await promisify(execFile)(process.execPath, [wrangler, "deploy", `${name}.mjs`, ...how], { cwd: project, env });
  return join(project, name);
}

const typeOf = (file) => (file.endsWith(".wasm") ? "CompiledWasm" : "ESModule");

/** A worker as it would be deployed, on real workerd. */
async function start(context, name, source) {
  write(project, { [`${name}.mjs`]: source });
  const modulesRoot = await bundle(name);
  const files = readdirSync(modulesRoot).filter((file) => /\.(js|wasm)$/.test(file));
  const modules = files.map((file) => ({ type: typeOf(file), path: join(modulesRoot, file) }));
  // The first is the one that is run.
  modules.sort((a, b) => (a.type > b.type ? -1 : 1));
  const workerd = new Miniflare({ modulesRoot, modules, compatibilityDate, bindings: { AUTH_TOKEN: "secret" } });
  context.after(() => workerd.dispose());
  return { ask: (...request) => workerd.dispatchFetch(...request), modules };
}

test("workerd finds the same", async (context) => {
  const { ask, modules } = await start(
    context,
    "same",
    `import { scanAll } from "./scan.mjs";
     import { scanAtEdge } from "./edge.mjs";
     export default { fetch: async () => new Response(await scanAll() + "\\n" + await scanAtEdge()) };`,
  );
  assert.equal(await (await ask("http://worker/")).text(), await expectedOfHosts());
  // One module, whoever of the package asks for it.
  assert.deepEqual(
    modules.map(({ type }) => type),
    ["ESModule", "CompiledWasm"],
  );
});

test("the worker that the package brings is ready to deploy", async (context) => {
  const { ask } = await start(context, "ready", 'export { default } from "mofcomp-detector/edge/worker";');
  assert.equal((await ask("http://worker/healthz")).status, 200);
  assert.equal((await ask("http://worker/rules")).status, 401);
  const rules = await (await ask("http://worker/rules", { headers: { Authorization: "Bearer secret" } })).json();
  assert.match(JSON.stringify(rules), /splunk\.mof_event_triggered_execution/);
});

test("README's example for a worker runs as it stands", async (context) => {
  const { ask } = await start(context, "readme", readmeBlock("js worker"));
  const answer = await ask("http://worker/", { method: "POST", body: EXAMPLE_LOG });
  assert.deepEqual(
    (await answer.json()).map(({ score }) => score),
    [64],
  );
});

test("a stream that is to be scanned by several is scanned by one, and says so", async (context) => {
  const source = `import { scanLarge } from "./large.mjs";
    export default { fetch: async () => new Response(await scanLarge()) };`;
  const { ask } = await start(context, "several", source);
  assert.equal(await (await ask("http://worker/")).text(), "1,true");
});
