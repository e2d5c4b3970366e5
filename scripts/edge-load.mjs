import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildEdge } from "./build/edge.mjs";
import { build } from "./build.mjs";
import { main, Trouble } from "./lib/say.mjs";
import { workerd } from "./lib/workerd.mjs";

/*
 * A load test of the edge worker on this machine: `--requests` bodies of `--kib` KiB, `--at-once` at a time, then one
 * stream of `--gib` GiB. Reports, and asserts nothing. Reads CPU time and memory of workerd from /proc: Linux only.
 */

const MiB = 1024 * 1024;
const TICK_MS = 10;

const row = (name) =>
  `${JSON.stringify({
    _time: "2026-03-04T05:06:07Z",
    dest: "WS-042.corp.example",
    user: "CORP\\ann",
    process_name: name,
    parent_process_name: "cmd.exe",
    process: `${name} C:\\Users\\Public\\größe.mof`,
    note: "x".repeat(900),
  })}\n`;

/** Lines of 1.1 KB, one of a thousand a finding, of about this size. */
function body(bytes) {
  const encoder = new TextEncoder();
  const lines = Math.max(1, Math.round(bytes / encoder.encode(row("notepad.exe")).length));
  const text = Array.from({ length: lines }, (_, at) => row(at % 1000 === 500 ? "mofcomp.exe" : "notepad.exe")).join(
    "",
  );
  return { bytes: encoder.encode(text), lines };
}

const stat = (pid) =>
  readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");

/** The workerd that this process has started. */
function child() {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (Number(stat(pid)[1]) === process.pid && readFileSync(`/proc/${pid}/comm`, "utf8").includes("workerd"))
        return pid;
    } catch {
      // It has ended in between.
    }
  }
  throw new Trouble("workerd's process is not found in /proc: this runs on Linux only");
}

const cpuMs = (pid) => (Number(stat(pid)[11]) + Number(stat(pid)[12])) * TICK_MS;
const peakMiB = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
const nowMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

const ask = (url, given) =>
  fetch(new URL("filter", url), {
    method: "POST",
    headers: { "Content-Type": "application/x-ndjson" },
    duplex: "half",
    body: given,
  }).then((response) => response.text());

async function requests(url, { bytes, lines }, count, atOnce) {
  const times = [];
  const pid = child();
  const [cpu, began] = [cpuMs(pid), performance.now()];
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await ask(url, bytes);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const [wall, used] = [performance.now() - began, cpuMs(pid) - cpu];
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  const events = lines * count;
  console.log(`
${count} requests of ${(bytes.length / MiB).toFixed(2)} MiB (${lines} events), ${atOnce} at once
  throughput  ${((bytes.length * count) / MiB / (wall / 1000)).toFixed(0)} MiB/s, ${((events / wall) * 1000).toFixed(0)} events/s
  latency     p50 ${at(0.5)} ms, p99 ${at(0.99)} ms
  CPU         ${((used / events) * 1000).toFixed(2)} µs per event of workerd as a whole: ${Math.floor((10 / used) * events)} events in 10 ms
  memory      peak ${peakMiB(pid).toFixed(0)} MiB of the process`);
}

async function stream(url, { bytes }, total) {
  const pid = child();
  let left = Math.ceil(total / bytes.length);
  const marks = [];
  const every = Math.ceil(left / 8);
  const began = performance.now();
  const given = new ReadableStream({
    pull(controller) {
      if (left % every === 0) marks.push(nowMiB(pid).toFixed(0));
      if (left-- === 0) return controller.close();
      controller.enqueue(bytes);
    },
  });
  await ask(url, given);
  const wall = (performance.now() - began) / 1000;
  console.log(`
One stream of ${(total / 1024 / MiB).toFixed(1)} GiB: ${(total / MiB / wall).toFixed(0)} MiB/s
  memory      ${marks.join(", ")} MiB of the process along the way`);
}

await main(async () => {
  const options = { requests: "400", kib: "1024", "at-once": "4", gib: "2" };
  const { values } = parseArgs({
    options: Object.fromEntries(
      Object.entries(options).map(([name, fallback]) => [name, { type: "string", default: fallback }]),
    ),
  });
  await build();
  await buildEdge();
  const bindings = { ALLOW_ANONYMOUS: "true", MAX_BODY_BYTES: "9007199254740991", MAX_WORK_BYTES: "9007199254740991" };
  const { url, close } = await workerd("web/edge/dist/worker.js", bindings);
  try {
    const given = body(Number(values.kib) * 1024);
    const [began, cpu] = [performance.now(), cpuMs(child())];
    await ask(url, body(1).bytes);
    const first = `${(performance.now() - began).toFixed(0)} ms, ${cpuMs(child()) - cpu} ms of CPU`;
    console.log(
      `First answer, the detector started for it: ${first}; ${nowMiB(child()).toFixed(0)} MiB of the process`,
    );
    await ask(url, given.bytes);
    await requests(url, given, Number(values.requests), Number(values["at-once"]));
    if (Number(values.gib) > 0) await stream(url, given, Number(values.gib) * 1024 * MiB);
  } finally {
    await close();
  }
});
