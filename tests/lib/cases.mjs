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

// A double holds neither a 64-bit id nor the difference between 1 and 1.0: numbers cross JSON.parse as marked strings.
const MARK = "\uE000";
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const keepNumbers = (json) => json.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${MARK}${token}"`));
const compact = (value) => JSON.stringify(value).replace(/"\uE000([^"]*)"/g, "$1");

/**
 * The input of a case, given as the text of its file.
 *
 * @returns {string | Buffer}
 */
export function inputOf(json) {
  const { input } = JSON.parse(json);
  if (typeof input === "string") return input;
  if (Array.isArray(input)) return input.join("\n");
  if (input.records) return JSON.parse(keepNumbers(json)).input.records.map(compact).join("\n");
  return Buffer.from(input.base64, "base64");
}

/** @returns {Case[]} all cases of reports, sorted by path */
export function loadCases() {
  return (
    readdirSync(CASES, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.replaceAll("\\", "/"))
      // Those have a form of their own: filter-cases.mjs.
      .filter((file) => !file.startsWith("filter/"))
      .sort()
      .map((path) => {
        const json = readFileSync(join(CASES, path), "utf8");
        const { about, options, expect } = JSON.parse(json);
        return { path, about, input: inputOf(json), options, expect };
      })
  );
}

function nativeReport({ path }) {
  const file = join(NATIVE, path);
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`cargo test\` first, which writes it`);
  return readFileSync(file, "utf8").trimEnd();
}

/**
 * Where a report, as JSON, leaves the bytes of the native one of the same case; undefined when it never does.
 *
 * @param {Case} item
 * @param {string} report
 * @returns {string | undefined}
 */
export function leavesNative(item, report) {
  const native = nativeReport(item);
  if (report === native) return undefined;
  const shared = [...native].findIndex((character, index) => character !== report[index]);
  const at = shared === -1 ? native.length : shared;
  const [here, there] = [report, native].map((text) => text.slice(Math.max(0, at - 60), at + 60));
  return `at character ${at}: here … ${here} … natively … ${there} …`;
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
