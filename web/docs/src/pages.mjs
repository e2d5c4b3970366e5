import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expand } from "./shortcodes.mjs";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const FOLDER = "web/docs/pages";

/**
 * A page: its head matter, and its Markdown with everything expanded that is made from the project.
 *
 * @typedef {object} Page
 * @property {string} file name in the site
 * @property {string} title
 * @property {string} [short] the title in the navigation
 * @property {string} description
 * @property {string} group in the navigation
 * @property {string} source the file of the clone that it is written in
 * @property {string} text Markdown
 */

/** `name: value` lines between two rules at the top of a file. */
function parse(text, name) {
  const found = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!found) throw new Error(`${name} has no head matter`);
  const head = Object.fromEntries(found[1].split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
  for (const key of ["title", "description", "group"]) if (!head[key]) throw new Error(`${name} has no ${key}`);
  return { head, text: text.slice(found[0].length) };
}

/** A page that shows another file of the project: the file's own title goes, as the page has one. */
function included(source) {
  return readFileSync(at(source), "utf8")
    .replaceAll("\r\n", "\n")
    .replace(/^# .*\n/, "");
}

/** @returns {Promise<Page[]>} in the order of their file names */
export async function loadPages() {
  const pages = [];
  for (const name of readdirSync(at(FOLDER)).sort()) {
    const source = `${FOLDER}/${name}`;
    const { head, text } = parse(readFileSync(at(source), "utf8").replaceAll("\r\n", "\n"), name);
    if (head.include && !existsSync(at(head.include))) {
      console.log(`  ${name} is left out: there is no ${head.include}`);
      continue;
    }
    const whole = head.include ? `${text}\n${included(head.include)}` : text;
    const file = `${basename(name, ".md").replace(/^\d+-/, "")}.html`;
    pages.push({ ...head, file, source: head.include ?? source, text: await expand(whole, name) });
  }
  return pages;
}
