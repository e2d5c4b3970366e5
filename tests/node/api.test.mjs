import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { reachable } from "../../scripts/build/declarations.mjs";
import { at } from "../../scripts/lib/paths.mjs";

const SNAPSHOT = at("tests/node/api.snapshot.d.ts");

const { exports } = JSON.parse(readFileSync(at("package.json"), "utf8"));
const entries = new Set(Object.values(exports).flatMap(({ types }) => (types ? [at(types)] : [])));

/** All that a user's compiler reads, as one text. */
const api = reachable(entries)
  .map((file) => `// ${relative(at("dist/types"), file).replaceAll("\\", "/")}\n${readFileSync(file, "utf8").trim()}\n`)
  .join("\n");

test("the public types have not changed unnoticed", () => {
  if (process.env.UPDATE_API) writeFileSync(SNAPSHOT, api);
  const hint =
    "The public types differ from tests/node/api.snapshot.d.ts. When the change is meant: UPDATE_API=1 npm test";
  assert.equal(api, readFileSync(SNAPSHOT, "utf8"), hint);
});

test("the public types hold no `any`", () => {
  const code = api.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  assert.match(code, /interface Report\b/);
  assert.doesNotMatch(code, /\bany\b/);
});
