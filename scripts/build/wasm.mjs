import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { read, run } from "../lib/command.mjs";
import { at, root } from "../lib/paths.mjs";
import { step, Trouble } from "../lib/say.mjs";
import { toolEnv } from "../setup/wasm-tools.mjs";
import { writeGlue } from "./glue.mjs";
import { hashOf, stamp } from "./stamp.mjs";

const NAME = "mofcomp_detector";
const OUTPUTS = [`${NAME}.js`, `${NAME}.d.ts`, `${NAME}_bg.wasm`, `${NAME}_bg.wasm.d.ts`].map((file) => `pkg/${file}`);
const GENERATED = "web/detector/generated";
const SCRIPTS = ["wasm", "glue", "stamp"].map((name) => `scripts/build/${name}.mjs`);
const SOURCES = [
  "Cargo.toml",
  "Cargo.lock",
  "crate/Cargo.toml",
  "crate/bytes",
  "crate/json",
  "crate/src",
  "package-lock.json",
  ...SCRIPTS,
];

// The builder's own paths stay out of the panic messages inside the module, which also makes it the same everywhere.
// Of several prefixes that fit, rustc takes the last. Needs `cargo fetch` to have run: it makes the folders of sources.
function remappedPaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const sources = join(cargoHome, "registry", "src");
  const registries = existsSync(sources) ? readdirSync(sources).sort() : [];
  return [
    [read("rustc", ["--print", "sysroot"]), "rust"],
    [cargoHome, "cargo"],
    ...registries.map((name) => [join(sources, name), "deps"]),
    [root.replace(/[\\/]$/, ""), "."],
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

/**
 * One run of wasm-pack into a folder of the clone, with Cargo features of choice.
 *
 * `no-install` keeps wasm-pack from downloading tools by itself: the set-up has put the right ones on its PATH.
 */
export async function wasmPack(outDir, features) {
  mkdirSync(at(outDir), { recursive: true });
  const out = relative(at("crate"), at(outDir));
  const fixed = ["--target", "web", "--release", "--mode", "no-install", "--no-pack", "--no-gitignore"];
  await run("cargo", ["fetch", "--locked"]);
  // SIMD is for memchr.
  const rustFlags = ["-Ctarget-feature=+simd128", ...remappedPaths()];
  await run(
    "wasm-pack",
    ["build", "crate", ...fixed, "--out-dir", out, "--out-name", NAME, "--", "--locked", "--features", features],
    { ...toolEnv(), CARGO_ENCODED_RUSTFLAGS: rustFlags.join("\x1f") },
  );
  checkOptimised(at(outDir, `${NAME}_bg.wasm`));
}

// Without wasm-opt wasm-pack ships the module as it is and says nothing. Ours strips the `producers` section, and
// nothing before it does: the section tells whether wasm-opt ran.
function checkOptimised(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  if (WebAssembly.Module.customSections(module, "producers").length > 0) {
    throw new Trouble(`${file} was not optimised: wasm-pack did not find wasm-opt`, "npm ci --ignore-scripts");
  }
}

/** The core as WebAssembly with its glue, in `pkg/`; skipped while no input has changed. */
export async function buildWasm() {
  const inputs = hashOf(SOURCES, read("rustc", ["-vV"]), read("wasm-pack", ["--version"], toolEnv()));
  const outputs = [...OUTPUTS, GENERATED];
  const { fresh, save } = stamp("wasm", inputs, outputs);
  await step({
    name: "pkg/ (the core as WebAssembly)",
    why: "wasm-pack compiles the crate, writes the glue and lets wasm-opt shrink the module; about a minute the first time",
    done: () => (fresh() ? "up to date" : undefined),
    run: async () => {
      for (const file of outputs) rmSync(at(file), { recursive: true, force: true });
      await wasmPack("pkg", "wasm");
      await writeGlue(at("pkg"), at(GENERATED));
      save();
    },
    mend: "npm run build",
  });
}
