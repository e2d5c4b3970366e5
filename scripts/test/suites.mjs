import { watch } from "../lib/command.mjs";

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, found) => total + Number(found[1]), 0);

/** How each runner writes its closing lines; a check is one test, which passes or fails. */
export const counts = {
  check: (_text, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }),
  cargo: (text) => ({
    passed: sum(text, /^test result: \w+\. (\d+) passed/gm),
    failed: sum(text, /^test result: \w+\. \d+ passed; (\d+) failed/gm),
  }),
  node: (text) => ({
    passed: sum(text, /^ℹ pass (\d+)$/gm),
    failed: sum(text, /^ℹ (?:fail|cancelled|skipped|todo) (\d+)$/gm),
  }),
  playwright: (text) => ({
    passed: sum(text, /^\s+(\d+) passed/gm),
    failed: sum(text, /^\s+(\d+) (?:failed|flaky|skipped|interrupted|did not run)/gm),
  }),
  corpus: (text) => ({
    passed: sum(text, /^(\d+) passed, \d+ failed$/gm),
    failed: sum(text, /^\d+ passed, (\d+) failed$/gm),
  }),
};

// A runner that fails outside any test, or that finds no test at all, is a failure as well.
async function runSuite({ name, command, args, env, count }) {
  console.log(`\n── ${name}: ${[command.split(/[\\/]/).pop(), ...args].join(" ")}`);
  const { code, text } = await watch(command, args, env);
  const { passed, failed } = count(text, code);
  const amiss = failed === 0 && (code !== 0 || passed === 0);
  return { name, passed, failed: amiss ? 1 : failed };
}

/** Runs suites one after another, all of them whatever happens, and ends with the line that sums up. */
export async function runSuites(suites) {
  const results = [];
  for (const suite of suites) results.push(await runSuite(suite));
  console.log("\n── Summary");
  for (const { name, passed, failed } of results) {
    console.log(`${failed ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed`);
  }
  const [passed, failed] = ["passed", "failed"].map((key) => results.reduce((total, result) => total + result[key], 0));
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
}
