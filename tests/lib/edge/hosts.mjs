import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe } from "node:test";
import { bundleEdge } from "../../../scripts/build/edge.mjs";
import { at } from "../../../scripts/lib/paths.mjs";
import { workerd } from "../../../scripts/lib/workerd.mjs";
import { bun, deno } from "../../package/lib/hosts.mjs";

const FOLDER = "target/edge-test";

const RUNTIMES = {
  node: () => [process.execPath],
  deno: () => [deno(), "run", "--allow-net", "--allow-read", "--unstable-no-legacy-abort"],
  bun: () => [bun(), "run"],
};

export const HOSTS = ["workerd", ...Object.keys(RUNTIMES)];

/** Starts the service on a host. */
export async function start(host) {
  const script = `${FOLDER}/${process.pid}/${host}.js`;
  await bundleEdge(`tests/lib/edge/on-${host}.mjs`, script);
  if (host === "workerd") return workerd(script, {});
  const [command, ...args] = RUNTIMES[host]();
  const child = spawn(command, [...args, at(script)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  const [line] = await Promise.race([
    once(child.stdout.setEncoding("utf8"), "data"),
    ended.then(() => [`${host} ended`]),
  ]);
  return {
    url: line.trim(),
    pid: child.pid,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}

/**
 * Hosts that read on while they answer. Deno 2.9 stops reading a body over HTTP/1.1 once its answer has begun; a plain echo
 * hangs there as well.
 */
const DUPLEX = HOSTS.filter((host) => host !== "deno");

/** The same tests on every host. Each group gets `call`, which sends a request with settings of its own. */
export const onEveryHost = (...groups) => onHosts(HOSTS, groups);

/** The same tests on every host that reads on while it answers. */
export const onDuplexHosts = (...groups) => onHosts(DUPLEX, groups);

function onHosts(hosts, groups) {
  for (const host of hosts) {
    describe(host, () => {
      const site = {};
      before(async () => Object.assign(site, await start(host)));
      after(() => site.close());
      for (const group of groups) group({ host, site, call: caller(site) });
    });
  }
}

/** `call("POST /filter?annotate=1", { body, headers, settings })`; a stream as the body goes out as it comes. */
export const caller =
  (site) =>
  async (line, { body, headers = {}, settings, ...rest } = {}) => {
    const [method, path] = line.split(" ");
    const own = settings === undefined ? {} : { "X-Settings": JSON.stringify(settings) };
    const type = body === undefined ? {} : { "Content-Type": "application/x-ndjson" };
    return fetch(new URL(path, site.url), {
      method,
      headers: { ...type, ...own, ...headers },
      redirect: "manual",
      ...(body !== undefined && { body, duplex: "half" }),
      ...rest,
    });
  };
