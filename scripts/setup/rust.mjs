import { existsSync } from "node:fs";
import { join } from "node:path";
import { read, run } from "../lib/command.mjs";
import { atLeast, pins } from "../lib/pins.mjs";
import { step, Trouble } from "../lib/say.mjs";

const TARGET = "wasm32-unknown-unknown";
const INSTALL_RUST =
  process.platform === "win32"
    ? "winget install Rustlang.Rustup"
    : "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . ~/.cargo/env";

function checkRust() {
  const have = /^rustc ([\d.]+)/.exec(read("rustc", ["--version"]) ?? "")?.[1];
  if (!have || !read("cargo", ["--version"])) throw new Trouble("Rust (rustc and cargo) is not on PATH", INSTALL_RUST);
  const want = pins().rust;
  if (!atLeast(have, want)) {
    throw new Trouble(`Rust ${have} is too old: ${want} or newer is needed`, "rustup update stable");
  }
  console.log(`✓ Rust: ${have}`);
}

// The sysroot tells, with or without rustup (distributions package Rust and its targets without it).
function hasTarget() {
  const folder = join(read("rustc", ["--print", "sysroot"]) ?? "", "lib", "rustlib", TARGET, "lib");
  return existsSync(folder) ? "installed" : undefined;
}

const components = () =>
  read("cargo", ["fmt", "--version"]) && read("cargo", ["clippy", "--version"]) ? "installed" : undefined;

/** rustc, cargo and the WebAssembly target. */
export async function setUpRust() {
  checkRust();
  await step({
    name: TARGET,
    why: "the target that lets rustc write WebAssembly",
    done: hasTarget,
    run: () => run("rustup", ["target", "add", TARGET]),
    mend: `rustup target add ${TARGET}`,
  });
}

/** rustfmt and clippy, which only the checks need. */
export async function setUpRustChecks() {
  await step({
    name: "rustfmt and clippy",
    why: "the formatter and the linter of Rust",
    done: components,
    run: () => run("rustup", ["component", "add", "rustfmt", "clippy"]),
    mend: "rustup component add rustfmt clippy",
  });
}
