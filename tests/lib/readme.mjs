import { readFileSync } from "node:fs";
import { at } from "../../scripts/lib/paths.mjs";

/**
 * The code block of README that its info string marks, as in "js node".
 *
 * @param {string} mark
 * @returns {string}
 */
export function readmeBlock(mark) {
  const [, code] = readFileSync(at("README.md"), "utf8").split(`\`\`\`${mark}\n`);
  if (code === undefined) throw new Error(`README.md has no block marked ${mark}`);
  return code.slice(0, code.indexOf("```"));
}

/** A log with one mofcomp start, for the examples to find. */
export const EXAMPLE_LOG = JSON.stringify({
  event_simpleName: "ProcessRollup2",
  event_platform: "Win",
  aid: "0123456789abcdef0123456789abcdef",
  ImageFileName: "\\Device\\HarddiskVolume3\\Windows\\System32\\wbem\\mofcomp.exe",
  CommandLine: "mofcomp.exe C:\\Users\\Public\\a.mof",
  ParentBaseFileName: "cmd.exe",
  UserSid: "S-1-5-21-1-2-3-1001",
  RawProcessId: "4242",
  ProcessStartTime: "1772442941.123",
});
