import { spawn, spawnSync } from "node:child_process";
import { at, root } from "./paths.mjs";
import { Trouble } from "./say.mjs";

// Windows starts npm's and node_modules' commands through .cmd files, which need a shell.
const windows = process.platform === "win32";
const options = (command, env) => ({
  cwd: root,
  env: { ...process.env, ...env },
  shell: windows && command.endsWith(".cmd"),
});

/** A command that npm installed into the clone. */
export const bin = (name) => at("node_modules", ".bin", windows ? `${name}.cmd` : name);

/** What a command prints, trimmed; undefined when it is missing or fails. */
export function read(command, args, env) {
  const { status, stdout } = spawnSync(command, args, { ...options(command, env), encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs a command and passes its output through as it comes; the answer holds the exit code and all that was printed. */
export function watch(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options(command, env), stdio: ["inherit", "pipe", "pipe"] });
    let text = "";
    const pass = (to) => (piece) => {
      text += piece;
      to.write(piece);
    };
    child.stdout.setEncoding("utf8").on("data", pass(process.stdout));
    child.stderr.setEncoding("utf8").on("data", pass(process.stderr));
    child.on("error", (error) => resolve({ code: 127, text: `${text}${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

/** Runs a command on the terminal itself (progress bars and colours stay); a failure is a `Trouble`. */
export function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options(command, env), stdio: "inherit" });
    const shown = [command, ...args].join(" ");
    child.on("error", (error) => reject(new Trouble(`${shown} could not be started: ${error.message}`)));
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Trouble(`${shown} ended with code ${code}`))));
  });
}
