import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { read } from "../../scripts/lib/command.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { versionOf } from "./install.mjs";

const json = (...path) => JSON.parse(readFileSync(at(...path), "utf8"));

function system() {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "";
  } catch {
    return "";
  }
}

/** Hardware and operating system, as far as they can be asked for. */
export const machine = () => ({
  processor: `${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores`,
  memory: `${(totalmem() / 1024 ** 3).toFixed(0)} GiB`,
  system: [type(), release(), arch(), system()].filter(Boolean).join(", "),
  "load average at the start": `${loadavg()[0].toFixed(1)} (what else ran beside the benchmark; below 1 is quiet)`,
});

/** The version of a native contestant. */
const crateVersion = (name) =>
  new RegExp(`^name = "${name}"\\nversion = "([^"]+)"`, "m").exec(
    readFileSync(at("bench/native/Cargo.lock"), "utf8"),
  )?.[1] ?? "";

/** Every program and package whose speed is measured. */
export const versions = () => ({
  "mofcomp-detector": [json("package.json").version, read("git", ["rev-parse", "--short", "HEAD"])]
    .filter(Boolean)
    .join(", commit "),
  "Node.js": `${process.versions.node} (V8 ${process.versions.v8})`,
  "DuckDB-wasm": versionOf("@duckdb/duckdb-wasm"),
  "DuckDB, native": versionOf("@duckdb/node-api"),
  ...Object.fromEntries(["serde_json", "simd-json", "sigma-rust"].map((name) => [name, crateVersion(name)])),
  rustc: read("rustc", ["--version"])?.split(" ")[1] ?? "none",
});
