import { buildEdge } from "./build/edge.mjs";
import { build } from "./build.mjs";
import { onFirstFree, ports } from "./lib/ports.mjs";
import { main, Trouble } from "./lib/say.mjs";
import { workerd } from "./lib/workerd.mjs";

const SETTING = /^(AUTH_TOKEN|ALLOW_ANONYMOUS|ALLOWED_ORIGINS|EXCEPTIONS|MIN_SCORE|MAX_\w+|SINK_\w+)$/;

/** The worker's settings out of the environment. On this machine alone, it may run open, by the setting that says so. */
function bindings() {
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => SETTING.test(name)));
  return given.AUTH_TOKEN || given.ALLOW_ANONYMOUS ? given : { ...given, ALLOW_ANONYMOUS: "true" };
}

const EVENT = JSON.stringify({
  process_name: "mofcomp.exe",
  parent_process_name: "cmd.exe",
  process: "mofcomp.exe C:/Users/Public/a.mof",
});

/** A worker that is set up wrong answers every request so: better told at once. */
async function checkSettings(worker) {
  const { error } = await (await fetch(new URL("healthz", worker.url))).json();
  if (!error) return;
  await worker.close();
  throw new Trouble(error.message);
}

await main(async () => {
  const wish = ports(8787, "PORT=0 npm run edge");
  const settings = bindings();
  await build();
  await buildEdge();
  const worker = await onFirstFree(wish, (port) => workerd("web/edge/dist/worker.js", settings, port));
  await checkSettings(worker);
  const token = settings.AUTH_TOKEN ? ' -H "Authorization: Bearer $AUTH_TOKEN"' : "";
  console.log(`
The edge worker runs on workerd: ${worker.url}
  ${settings.AUTH_TOKEN ? "It wants AUTH_TOKEN." : `It is open (ALLOW_ANONYMOUS=true), to this machine alone; AUTH_TOKEN=... npm run edge closes it.`}
Try:
  echo '${EVENT}' | curl${token} -H "Content-Type: application/x-ndjson" --data-binary @- "${worker.url}filter?annotate=1"
Ctrl+C ends it.`);
});
