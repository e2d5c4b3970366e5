import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { BUNDLED } from "./build/web.mjs";
import { read } from "./lib/command.mjs";
import { at } from "./lib/paths.mjs";
import { main, Trouble } from "./lib/say.mjs";

const OUT = "target/sbom.cdx.json";

function output(command, ...args) {
  return read(command, args) ?? fail(`${[command, ...args].join(" ")} failed`);
}

function fail(message) {
  throw new Trouble(message);
}

/** SHA-256 of each crate's archive, by name and version: Cargo.lock holds it, and cargo checks what it downloads by it. */
function checksums() {
  const entry = /^name = "([^"]+)"\nversion = "([^"]+)"\nsource = .*\nchecksum = "([0-9a-f]{64})"/gm;
  const found = [...readFileSync(at("Cargo.lock"), "utf8").matchAll(entry)];
  return new Map(found.map(([, name, version, checksum]) => [`${name}@${version}`, checksum]));
}

const isNormal = ({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null);

/** The crates whose code is in the module: not those that only build, test or expand macros at compile time. */
function crates() {
  const target = ["--filter-platform", "wasm32-unknown-unknown", "--features", "mofcomp-detector/wasm"];
  const { packages, resolve } = JSON.parse(output("cargo", "metadata", "--format-version", "1", "--locked", ...target));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const about = new Map(packages.map((one) => [one.id, one]));
  const isMacro = (id) =>
    about.get(id).targets.every(({ kind }) => kind.includes("proc-macro") || kind.includes("custom-build"));
  const reached = new Set([packages.find(({ name }) => name === "mofcomp-detector").id]);
  // A set that grows while it is walked is walked to its end.
  for (const id of reached) {
    for (const dependency of nodes.get(id).deps.filter(isNormal))
      if (!isMacro(dependency.pkg)) reached.add(dependency.pkg);
  }
  return [...reached].map((id) => about.get(id)).filter(({ source }) => source !== null);
}

function crateComponents() {
  const sums = checksums();
  return crates().map(({ name, version, license, repository }) => ({
    type: "library",
    "bom-ref": `pkg:cargo/${name}@${version}`,
    name,
    version,
    purl: `pkg:cargo/${name}@${version}`,
    licenses: [{ expression: license.replaceAll("/", " OR ") }],
    hashes: [
      { alg: "SHA-256", content: sums.get(`${name}@${version}`) ?? fail(`Cargo.lock has no ${name} ${version}`) },
    ],
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
  }));
}

/** The npm packages whose code the bundles hold. Nothing else comes from npm when the package is installed. */
function bundledComponents() {
  const { packages } = JSON.parse(readFileSync(at("package-lock.json"), "utf8"));
  return BUNDLED.map((name) => {
    const { version, license, integrity } = packages[`node_modules/${name}`];
    const purl = `pkg:npm/${name}@${version}`;
    const content = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
    const hashes = [{ alg: "SHA-512", content }];
    return { type: "library", "bom-ref": purl, name, version, purl, licenses: [{ expression: license }], hashes };
  });
}

/** CycloneDX of the published package: what npm says of it, and what is compiled or bundled into it. */
function bill() {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const base = JSON.parse(output(npm, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"));
  const components = [...base.components, ...bundledComponents(), ...crateComponents()];
  const root = base.metadata.component;
  root.name = "mofcomp-detector";
  const refs = components.map((one) => one["bom-ref"]).sort();
  return {
    ...base,
    components: components.sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1)),
    dependencies: [{ ref: root["bom-ref"], dependsOn: refs }, ...refs.map((ref) => ({ ref, dependsOn: [] }))],
  };
}

await main(() => {
  mkdirSync(at("target"), { recursive: true });
  const sbom = bill();
  writeFileSync(at(OUT), `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`✓ ${OUT}: ${sbom.components.length} components`);
});
