import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const windows = process.platform === "win32";
const exe = windows ? ".exe" : "";

const folderOf = (name) => dirname(require.resolve(`${name}/package.json`));

/** The program of a Node.js release, out of the npm package that holds it for this machine. */
export const node = (major) => join(folderOf(`node${major}-${process.platform}-${process.arch}`), "bin", `node${exe}`);

/** Deno's own program: the package's launcher would do, but it copies the program about at its first start. */
export function deno() {
  const libc = process.platform === "linux" ? "-glibc" : "";
  return join(folderOf(`@deno/${process.platform}-${process.arch}${libc}`), `deno${exe}`);
}

export function bun() {
  const system = windows ? "windows" : process.platform;
  const arch = process.arch === "arm64" ? "aarch64" : process.arch;
  return join(folderOf(`@oven/bun-${system}-${arch}`), "bin", `bun${exe}`);
}
