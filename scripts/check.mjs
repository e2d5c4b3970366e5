import { build } from "./build.mjs";
import { main } from "./lib/say.mjs";
import { setUpRustChecks } from "./setup/rust.mjs";
import { checks } from "./test/checks.mjs";
import { runSuites } from "./test/suites.mjs";

// The types of the wrapper rest on those that the build writes.
await main(async () => {
  await build();
  await setUpRustChecks();
  await runSuites(checks);
});
