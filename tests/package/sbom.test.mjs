import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at, root } from "../../scripts/lib/paths.mjs";

test("the bill of materials names what is compiled and bundled into the package, each with its licence and hash", () => {
  execFileSync(process.execPath, ["scripts/sbom.mjs"], { cwd: root });
  const { bomFormat, specVersion, metadata, components } = JSON.parse(readFileSync(at("target/sbom.cdx.json"), "utf8"));
  assert.deepEqual([bomFormat, specVersion, metadata.component.name], ["CycloneDX", "1.5", "mofcomp-detector"]);
  const names = components.map(({ name }) => name);
  for (const name of ["serde_json", "memchr", "quick-xml", "wasm-bindgen", "get-east-asian-width"])
    assert.ok(names.includes(name), name);
  // What only builds or tests is not in the package.
  for (const name of ["wasm-bindgen-macro", "syn", "proptest", "criterion", "esbuild", "typescript"])
    assert.ok(!names.includes(name), name);
  for (const { purl, licenses, hashes } of components) {
    assert.match(purl, /^pkg:(cargo|npm)\/[\w-]+@\d/);
    assert.ok(licenses[0].expression.length > 2, purl);
    assert.match(hashes[0].content, /^([0-9a-f]{64}|[0-9a-f]{128})$/, purl);
  }
});
