import { bin } from "../lib/command.mjs";
import { counts } from "./suites.mjs";

const DENY = ["--", "-D", "warnings"];
const WASM = ["--lib", "--target", "wasm32-unknown-unknown", "--features", "wasm"];
const check = (name, command, ...args) => ({ name, command, args, count: counts.check });

/** Formatters, linters, types, and the weight of the module. */
export const checks = [
  check("rustfmt", "cargo", "fmt", "--all", "--check"),
  check("clippy, native", "cargo", "clippy", "--workspace", "--all-targets", "--locked", ...DENY),
  check("clippy, wasm", "cargo", "clippy", "--locked", "--package", "mofcomp-detector", ...WASM, ...DENY),
  check("Biome", bin("biome"), "check", "--error-on-warnings"),
  check("tsc", bin("tsc"), "--project", "tsconfig.json"),
  check("wasm size", process.execPath, "scripts/build/weigh.mjs"),
];
