import { delimiter, join } from "node:path";
import { bin, read, run } from "../lib/command.mjs";
import { at } from "../lib/paths.mjs";
import { atLeast, pins } from "../lib/pins.mjs";
import { step, Trouble } from "../lib/say.mjs";

/** The tools that come from crates.io, with the versions that will do. */
function tools() {
  const { wasmPack, wasmBindgen } = pins();
  return [
    {
      name: "wasm-pack",
      crate: "wasm-pack",
      version: wasmPack,
      fits: (have) => atLeast(have, wasmPack),
      why: "drives cargo, wasm-bindgen and wasm-opt",
    },
    {
      name: "wasm-bindgen",
      crate: "wasm-bindgen-cli",
      version: wasmBindgen,
      fits: (have) => have === wasmBindgen,
      why: "writes the JavaScript glue; it must be the very version that crate/Cargo.toml pins",
    },
  ];
}

const folder = ({ crate, version }) => at(".tools", `${crate}-${version}`);

/** PATH with the tools of the clone first: wasm-pack takes the first wasm-bindgen and wasm-opt that it finds there. */
export function toolEnv() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const ours = tools().map((tool) => join(folder(tool), "bin"));
  return { [key]: [...ours, at("node_modules", ".bin"), process.env[key]].join(delimiter) };
}

function present(tool) {
  const have = / ([\d.]+)/.exec(read(tool.name, ["--version"], toolEnv()) ?? "")?.[1];
  return have && tool.fits(have) ? have : undefined;
}

async function install(tool) {
  const { crate, version } = tool;
  if (read("cargo", ["binstall", "-V"])) {
    console.log("  cargo-binstall is here: trying the ready-made binary first");
    try {
      return await run("cargo", ["binstall", "--no-confirm", "--root", folder(tool), `${crate}@${version}`]);
    } catch (error) {
      console.log(`  ${error.message}; building it instead`);
    }
  }
  console.log(`  cargo builds it into .tools, once: about four minutes on two cores`);
  await run("cargo", ["install", crate, "--version", version, "--locked", "--root", folder(tool)]);
}

// Debian's wasm-opt 108 exits 0 and writes a module that cannot start, so only npm's binaryen will do.
function checkWasmOpt() {
  const want = pins().binaryen.split(".")[0];
  const have = /version (\d+)/.exec(read(bin("wasm-opt"), ["--version"]) ?? "")?.[1];
  if (have !== want) {
    throw new Trouble(`wasm-opt ${want} of the npm package binaryen is missing`, "npm ci --ignore-scripts");
  }
  console.log(`✓ wasm-opt: ${have}, of the npm package binaryen`);
}

/** wasm-pack, wasm-bindgen and wasm-opt. */
export async function setUpWasmTools() {
  for (const tool of tools()) {
    await step({
      name: tool.name,
      why: tool.why,
      done: () => present(tool),
      run: () => install(tool),
      mend: `cargo install ${tool.crate} --version ${tool.version} --locked --root .tools/${tool.crate}-${tool.version}`,
    });
  }
  checkWasmOpt();
}
