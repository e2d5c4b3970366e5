import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";
import { defineMofcompDetector, MofcompDetectorElement } from "mofcomp-detector/element";
import { hostTokens } from "../../scripts/build/element.mjs";
import { at } from "../../scripts/lib/paths.mjs";

const read = (path) => readFileSync(at(path), "utf8");
const sources = readdirSync(at("web/element"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => read(`web/element/${name}`))
  .join("\n");
const manifest = JSON.parse(read("dist/custom-elements.json"));
const [declaration] = manifest.modules[0].declarations;
const names = (list) => list.map(({ name }) => name).sort();

test("a server without a document can import the element, and define it to no effect", () => {
  assert.equal(typeof globalThis.HTMLElement, "undefined");
  assert.equal(typeof MofcompDetectorElement, "function");
  assert.equal(defineMofcompDetector(), undefined);
});

test("the manifest names every attribute and every member, and no other", () => {
  assert.deepEqual(names(declaration.attributes), [...MofcompDetectorElement.observedAttributes].sort());
  const { prototype } = MofcompDetectorElement;
  const own = [prototype, Object.getPrototypeOf(prototype)].flatMap(Object.getOwnPropertyNames);
  const inner = ["constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"];
  const members = names(declaration.members.filter((one) => !one.static));
  assert.deepEqual(members, own.filter((name) => !inner.includes(name)).sort());
  assert.ok("wasmUrl" in MofcompDetectorElement);
});

test("the manifest names every part, every event and every custom property, and no other", () => {
  const parts = [...sources.matchAll(/\bpart(?:: |", )"([\w -]+)"/g)].flatMap(([, list]) => list.split(" "));
  assert.deepEqual(names(declaration.cssParts), [...new Set(parts)].sort());
  const sent = [...sources.matchAll(/(?:#send\(|new CustomEvent\()"(\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(names(declaration.events), [...new Set(sent)].sort());
  const style = /\bvar\(--mofcomp-([\w-]+),/g;
  const known = [...hostTokens(read("web/page/src/css/tokens.css")).matchAll(style)].map(([, name]) => name);
  const used = known.filter((name) => read("dist/element.js").includes(`var(--${name})`));
  assert.deepEqual(names(declaration.cssProperties), used.map((name) => `--mofcomp-${name}`).sort());
});

test("its documentation names all of them", () => {
  const text = read("web/element/README.md");
  const { attributes, members, events, cssParts, cssProperties } = declaration;
  for (const { name } of [...attributes, ...members, ...events, ...cssParts, ...cssProperties]) {
    assert.ok(text.includes(`\`${name}\``) || text.includes(`\`${name}()\``), name);
  }
});

test("a bundler keeps an import that is for its effect", async () => {
  const stdin = { contents: 'import "mofcomp-detector/element";', resolveDir: at("tests"), loader: "js" };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "esm", logLevel: "error" });
  assert.match(outputFiles[0].text, /customElements\.define\(/);
});
