import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { read } from "../../scripts/lib/command.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { look } from "../contestants/record.mjs";
import { lines } from "../data/lines.mjs";
import { figure } from "../lib/figures.mjs";

const run = promisify(execFile);
const MIXES = ["sysmon", "security", "crowdstrike", "ecs"];
const LINES = 100;
const TIMES = 4;

/** So many lines of one kind: those that `wanted` takes. */
function some(mix, mofcomp, wanted) {
  const line = lines({ seed: 1, mix, mofcomp, letters: "none" });
  const found = [];
  while (found.length < LINES) {
    const next = line(false);
    if (wanted(look(JSON.parse(next)))) found.push(next);
  }
  return found.join("");
}

const isStart = (seen) => seen.image !== undefined;
const paths = (mix) => [
  [`${mix}: an event that is no process start`, "scan", some(mix, 0, (seen) => !isStart(seen))],
  [`${mix}: a process start`, "scan", some(mix, 0, isStart)],
  [`${mix}: a run of mofcomp.exe, judged, explained and reported`, "scan", some(mix, 1, isStart)],
  [`${mix}: a line of a clean chunk, through the gate of the filter`, "filter", some(mix, 0, () => true)],
  [`${mix}: a run of mofcomp.exe, through the filter`, "filter", some(mix, 1, isStart)],
];

async function build() {
  const wanted = ["bench", "--no-run", "--locked", "--package", "mofcomp-detector", "--bench", "hot_paths"];
  const { stdout } = await run("cargo", [...wanted, "--message-format=json"], { cwd: root, maxBuffer: 1 << 26 });
  const messages = stdout.trim().split("\n").map(JSON.parse);
  return messages.find(({ executable, target }) => executable && target.name === "hot_paths").executable;
}

/** Instructions of one line, exactly: those of few times subtracted from those of many leave the path alone. */
async function count(program, way, file) {
  const once = async (times) => {
    const valgrind = ["--tool=callgrind", "--callgrind-out-file=/dev/null", program, way, file, String(times)];
    const { stderr } = await run("valgrind", valgrind);
    return Number(/Collected : (\d+)/.exec(stderr)[1]);
  };
  return ((await once(1 + TIMES)) - (await once(1))) / (TIMES * LINES);
}

/** What does a record cost, without a clock? Instructions of native code. */
export async function instructions({ settings, say }) {
  const section = { title: "Instructions per record", tables: [] };
  section.text = [
    "Native code under valgrind (callgrind): no clock, so the figures are the same on every run of one build, and a change of more than a percent or two is a change of the code. WebAssembly has other instructions, but the same paths.",
  ];
  const valgrind = read("valgrind", ["--version"]);
  if (!valgrind) {
    section.text.push("Not measured: valgrind is not installed.");
    return section;
  }
  say("instructions: cargo bench builds the hot paths");
  const program = await build();
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const rows = [];
  try {
    for (const [name, way, log] of (settings.quick ? MIXES.slice(0, 1) : MIXES).flatMap(paths)) {
      const file = join(folder, "log.ndjson");
      writeFileSync(file, log);
      const each = await count(program, way, file);
      rows.push([name, figure(each), figure(each / (log.length / LINES))]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  section.tables.push({ head: [`one record (${valgrind})`, "instructions", "per byte"], rows });
  return section;
}
