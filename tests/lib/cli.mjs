import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";

const CLI = at("dist/cli.js");

/** The environment of a test, without what the caller's terminal says about itself. */
const environment = (env) => {
  const { COLUMNS, NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  return { ...rest, ...env };
};

/** Runs the command to its end. */
export function cli(args, { input = "", env, cwd } = {}) {
  const options = { input, encoding: "utf8", env: environment(env), cwd, maxBuffer: 2 ** 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
}

/** Starts the command, for tests that meddle while it runs; `ended` answers when it is over. `first` is code to run before. */
export function startCli(args, first = "") {
  const before = first ? ["--import", `data:text/javascript,${encodeURIComponent(first)}`] : [];
  const child = spawn(process.execPath, [...before, CLI, ...args], { env: environment() });
  const seen = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (piece) => {
      seen[name] += piece;
    });
  }
  const ended = new Promise((resolve) => {
    child.on("close", (status) => resolve({ status, ...seen }));
  });
  return { child, ended };
}

/** A folder that goes when the test file is done; answers with the path of a file in it. */
export function filesOf(name) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  after(() => rmSync(folder, { recursive: true }));
  return (file, content) => {
    const path = join(folder, file);
    if (content !== undefined) writeFileSync(path, content);
    return path;
  };
}

/** One mofcomp start, as a row of Splunk's data model. */
export const row = (fields) => ({
  _time: 1_780_000_000,
  dest: "ws-1",
  user: "ann",
  parent_process_name: "cmd.exe",
  process_name: "mofcomp.exe",
  process: "mofcomp.exe C:\\Users\\Public\\a.mof",
  process_id: "4711",
  ...fields,
});

export const ndjson = (...records) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
