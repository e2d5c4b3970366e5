import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { writeReference } from "../../scripts/reference.mjs";

const folder = mkdtempSync(join(tmpdir(), "reference-"));
const fresh = join(folder, "api");
after(() => rmSync(folder, { recursive: true }));
before(() => writeReference(fresh));

/** Every file below a folder with its text. */
function pages(home) {
  const names = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(home, name), "utf8")]));
}

test("docs/api is what the source says today", () => {
  if (process.env.UPDATE_API) {
    rmSync(at("docs/api"), { recursive: true, force: true });
    cpSync(fresh, at("docs/api"), { recursive: true });
  }
  assert.deepEqual(pages(fresh), pages(at("docs/api")), "docs/api is out of date: npm run reference");
});

/** Shapes of what a caller hands in: their methods are not ours to call. */
const GIVEN = /\.(ByteStream|Signal|Context)\./;

// TypeDoc's numbers for what can be called: functions and methods.
const CALLABLE = [64, 2048];

/** Every part of the model, with its name. */
function* parts(part, path = []) {
  yield { part, name: [...path, part.name].join(".") };
  for (const child of part.children ?? []) yield* parts(child, [...path, part.name]);
}

const hasExample = ({ comment, signatures = [] }) =>
  [comment, ...signatures.map((signature) => signature.comment)].some((one) =>
    one?.blockTags?.some(({ tag }) => tag === "@example"),
  );

test("everything that can be called has an example", () => {
  const model = JSON.parse(readFileSync(`${fresh}.json`, "utf8"));
  const callable = [...parts(model)].filter(({ part, name }) => CALLABLE.includes(part.kind) && !GIVEN.test(name));
  assert.ok(callable.length >= 5);
  assert.deepEqual(
    callable.filter(({ part }) => !hasExample(part)).map(({ name }) => name),
    [],
  );
});
