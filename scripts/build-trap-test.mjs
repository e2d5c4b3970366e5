import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashOf, stamp } from "./build/stamp.mjs";
import { wasmPack } from "./build/wasm.mjs";
import { at } from "./lib/paths.mjs";
import { main, step, Trouble } from "./lib/say.mjs";

const FOLDER = "target/trap-test";
const SOURCES = [
  "Cargo.toml",
  "Cargo.lock",
  "crate/Cargo.toml",
  "crate/src",
  "scripts/build",
  "pkg/mofcomp_detector.js",
];

// The test runs this module under the wrapper as it is shipped, and so the two must want the same glue.
function checkGlue() {
  const [ours, shipped] = [FOLDER, "pkg"].map((folder) => readFileSync(at(folder, "mofcomp_detector.js"), "utf8"));
  if (ours !== shipped)
    throw new Trouble("The trap-test build wants another glue than the one in pkg/", "npm run build");
}

/** A build of the core with inputs that trap on purpose, in `target/trap-test/`: never published. */
export async function buildTrapTest() {
  const { fresh, save } = stamp("trap-test", hashOf(SOURCES), [`${FOLDER}/mofcomp_detector_bg.wasm`]);
  await step({
    name: "target/trap-test/ (a core that breaks on purpose)",
    why: "for the test that the wrapper recovers from a panic, an overflown stack and a full memory",
    done: () => (fresh() ? "up to date" : undefined),
    run: async () => {
      rmSync(at(FOLDER), { recursive: true, force: true });
      await wasmPack(FOLDER, "trap-test");
      checkGlue();
      save();
    },
    mend: "node scripts/build-trap-test.mjs",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(buildTrapTest);
