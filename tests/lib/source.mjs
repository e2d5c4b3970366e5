import { build } from "esbuild";
import { at } from "../../scripts/lib/paths.mjs";

/**
 * A TypeScript file of the clone with all that it imports, as text: for tests of an inner part, or under another host.
 *
 * @param {string} path
 * @param {import("esbuild").BuildOptions} [how]
 * @returns {Promise<string>}
 */
export async function bundle(path, how) {
  const options = { entryPoints: [at(path)], bundle: true, write: false, format: "esm", logLevel: "silent", ...how };
  const { outputFiles } = await build(options);
  return outputFiles[0].text;
}

/** The exports of such a file, as a module of its own. */
export async function load(path, how) {
  const text = await bundle(path, how);
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}
