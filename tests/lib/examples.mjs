import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { reachable } from "../../scripts/build/declarations.mjs";
import { at } from "../../scripts/lib/paths.mjs";

const { exports } = JSON.parse(readFileSync(at("package.json"), "utf8"));
const ENTRIES = [...new Set(Object.values(exports).flatMap(({ types }) => (types ? [at(types)] : [])))];

const COMMENT = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*([^\n]*)/g;
const EXAMPLE = /^@example\n([\s\S]*?)(?=^@|(?![\s\S]))/gm;
const FENCE = /^```\w*\n([\s\S]*)\n```$/;

/**
 * The examples in the doc comments of everything that the package exports; `html` tells those for a page.
 *
 * @returns {{ name: string, code: string, html: boolean }[]}
 */
export function examples() {
  return reachable(ENTRIES).flatMap((file) => {
    return [...readFileSync(file, "utf8").matchAll(COMMENT)].flatMap(([, comment, declaration]) => {
      const text = comment.replace(/^ *\* ?/gm, "");
      const name = `${relative(at("dist/types"), file).replaceAll("\\", "/")}: ${declaration.trim()}`;
      const codes = [...text.matchAll(EXAMPLE)].map(([, code]) => code.trim().replace(FENCE, "$1"));
      return codes.map((code) => ({ name, code, html: code.startsWith("<") }));
    });
  });
}

/** What examples may take for granted: an input in every shape that the package takes, and a detector. */
const SURROUNDINGS = `
const { readFile } = await import("node:fs/promises");
const text = await readFile("events.ndjson", "utf8");
const input = new TextEncoder().encode(text);
const file = new Blob([input]);
const bar = { value: 0 };
const response = new Response(input);
const line = text.split("\\n")[0];
let detector = await __package.createDetector();
`;

const IMPORT = /^import .*$/gm;

/**
 * An example as a module that runs by itself, in a folder with events.ndjson: what it imports it names; of the package's
 * main entry it may use every export without saying so.
 */
export async function runnable(code) {
  const imports = code.match(IMPORT) ?? [];
  const named = new Set(imports.flatMap((line) => line.match(/\b\w+\b/g)));
  const rest = ["createDetector", "createDetectorSync", "DetectorError"].filter((name) => !named.has(name));
  const source = `${imports.join("\n")}
import * as __package from "mofcomp-detector";
const { ${rest.join(", ")} } = __package;
${SURROUNDINGS}
{
${code.replace(IMPORT, "")}
}`;
  const { transform } = await import("esbuild");
  return (await transform(source, { loader: "ts", target: "node20", format: "esm" })).code;
}
