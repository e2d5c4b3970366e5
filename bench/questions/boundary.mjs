import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../scripts/lib/command.mjs";
import { toolEnv } from "../../scripts/setup/wasm-tools.mjs";
import { generated } from "../data/input.mjs";
import { figure } from "../lib/figures.mjs";
import { targetOf } from "../lib/install.mjs";
import { rounds } from "../lib/rounds.mjs";
import { median, ratio } from "../lib/stats.mjs";

const MANIFEST = "bench/boundary/Cargo.toml";
const TARGET = "wasm32-unknown-unknown";
const LINE = 1700;

/** A module that hands its report out in both ways; made for this question alone. */
async function load() {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const flags = { RUSTFLAGS: "-Ctarget-feature=+simd128" };
    await run("cargo", ["build", "--release", "--target", TARGET, "--manifest-path", MANIFEST], flags);
    const built = join(targetOf(MANIFEST), TARGET, "release", "boundary.wasm");
    await run("wasm-bindgen", ["--target", "web", "--out-dir", folder, "--out-name", "boundary", built], toolEnv());
    // From text, as the folder is no package that says that its files are modules.
    const glue = readFileSync(join(folder, "boundary.js"), "utf8");
    const module = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
    module.initSync({ module: readFileSync(join(folder, "boundary_bg.wasm")) });
    return module;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How do results cross best: as one JSON string, or object by object? */
export async function boundary({ settings, say }) {
  say("boundary: cargo builds a module that hands its report out in both ways");
  const { Results } = await load();
  const contestants = [
    { name: "JSON string, JSON.parse", run: ({ results }) => JSON.parse(results.json()) },
    { name: "serde-wasm-bindgen", run: ({ results }) => results.objects() },
  ];
  const rows = [];
  for (const count of settings.quick ? [100, 1000] : [1, 100, 1000, 10_000]) {
    const log = generated({ ...settings.data, mix: "sysmon", mofcomp: 1, letters: "none", bytes: count * LINE });
    const results = new Results(log.whole);
    const findings = results.objects().findings.length;
    // Many times when they are few, so that the clock has something to measure.
    const times = Math.ceil(1000 / count);
    const repeated = contestants.map(({ name, run }) => ({
      name,
      proof: run,
      run: (data) => Array.from({ length: times }, () => run(data).findings.length),
    }));
    const speeds = await rounds(repeated, { results, bytes: findings * times * 1000 }, settings.rounds);
    const [json, objects] = contestants.map(({ name }) => speeds[name]);
    const microseconds = (speed) => figure(1000 / median(speed));
    rows.push([String(findings), microseconds(json), microseconds(objects), `${figure(ratio(json, objects))}x`]);
    results.free();
  }
  return {
    title: "Results across the boundary",
    text: [
      "The same report out of one WebAssembly module in two ways, compared for equality first; wasm-opt has not been over it, which both feel alike. Inputs go the other way by chunk, through one buffer.",
    ],
    tables: [
      {
        head: ["findings", "JSON string and JSON.parse, µs each", "serde-wasm-bindgen, µs each", "JSON is faster by"],
        rows,
      },
    ],
  };
}
