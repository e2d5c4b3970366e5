import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";

const CASES = at("tests/cases");

/** Where the Rust tests leave the native report of each case. */
const NATIVE = join(process.env.CARGO_TARGET_DIR ?? at("target"), "case-reports");

/**
 * A case of tests/cases; its README describes the file.
 *
 * @typedef {object} Case
 * @property {string} path below tests/cases, with `/` between folders
 * @property {string} about
 * @property {string | Buffer} input text as text, so that both kinds of input are tried
 * @property {import("../../web/detector/index.ts").DetectorOptions | undefined} options
 * @property {unknown} expect a part of the Report
 */

/** @returns {string | Buffer} */
function inputOf(input) {
  if (typeof input === "string") return input;
  if (Array.isArray(input)) return input.join("\n");
  if (input.records) return input.records.map((record) => JSON.stringify(record)).join("\n");
  return Buffer.from(input.base64, "base64");
}

/** @returns {Case[]} all cases, sorted by path */
export function loadCases() {
  return readdirSync(CASES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort()
    .map((path) => {
      const { about, input, options, expect } = JSON.parse(readFileSync(join(CASES, path), "utf8"));
      return { path, about, input: inputOf(input), options, expect };
    });
}

/**
 * The report that the native build wrote for a case.
 *
 * @param {Case} item
 * @returns {string}
 */
export function nativeReport({ path }) {
  const file = join(NATIVE, path);
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`cargo test\` first, which writes it`);
  return readFileSync(file, "utf8").trimEnd();
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function arrayDifferences(expected, actual, place) {
  if (!Array.isArray(actual) || actual.length !== expected.length) {
    return [`${place}: expected ${expected.length} elements, got ${JSON.stringify(actual)}`];
  }
  return expected.flatMap((value, index) => differences(value, actual[index], `${place}[${index}]`));
}

/**
 * Where `actual` falls short of `expected`: an object must hold at least the named keys, an array exactly the
 * elements in their order, `null` stands for an absent key, anything else must be equal.
 *
 * @param {unknown} expected
 * @param {unknown} actual
 * @param {string} [place]
 * @returns {string[]}
 */
export function differences(expected, actual, place = "report") {
  if (Array.isArray(expected)) return arrayDifferences(expected, actual, place);
  if (isObject(expected)) {
    if (!isObject(actual)) return [`${place}: expected an object, got ${JSON.stringify(actual)}`];
    return Object.entries(expected).flatMap(([key, value]) => differences(value, actual[key], `${place}.${key}`));
  }
  const same = expected === null ? actual === undefined : expected === actual;
  return same ? [] : [`${place}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}
