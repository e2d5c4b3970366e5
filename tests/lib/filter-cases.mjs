import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { inputOf } from "./cases.mjs";

const CASES = at("tests/cases/filter");

/**
 * A case of tests/cases/filter; the README of tests/cases describes the file.
 *
 * @typedef {object} FilterCase
 * @property {string} path
 * @property {string} about
 * @property {Buffer} input
 * @property {import("../../web/detector/index.ts").DetectorOptions | undefined} options
 * @property {import("../../web/detector/index.ts").FilterOptions | undefined} filter
 * @property {{ output: string | string[], stats?: Partial<import("../../web/detector/index.ts").FilterStats> }} expect
 */

/** @returns {FilterCase[]} all cases, sorted by path */
export function loadFilterCases() {
  return readdirSync(CASES)
    .sort()
    .map((path) => {
      const json = readFileSync(join(CASES, path), "utf8");
      const { about, options, filter, expect } = JSON.parse(json);
      return { path, about, input: Buffer.from(inputOf(json)), options, filter, expect };
    });
}

/** The text that a case expects. */
export const outputOf = ({ expect }) => (Array.isArray(expect.output) ? expect.output.join("\n") : expect.output);
