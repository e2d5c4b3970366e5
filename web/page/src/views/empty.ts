import type { Report } from "../core.js";
import { h } from "../dom.js";
import { count, number, sourceName } from "../text/words.js";

/** What "no findings" means: what was looked at, what would have been found, and what never shows this way. */
export function emptyView({ summary }: Report): HTMLElement {
  return h(
    "div",
    { id: "empty", class: "prose" },
    h("h3", {}, "What was looked at"),
    h("p", {}, lookedAt(summary)),
    h("h3", {}, "What would have been found"),
    h(
      "ul",
      {},
      h(
        "li",
        {},
        "Every process start whose image is mofcomp.exe, whoever started it and whatever its arguments: with score 0 if nothing speaks against it.",
      ),
      h(
        "li",
        {},
        "A renamed copy, where the record gives the original file name: Sysmon, Elastic Defend, Defender, some CrowdStrike records. Security 4688 does not.",
      ),
      h(
        "li",
        {},
        "Runs with quoted paths, short (8.3) names, forward slashes, without .mof in the name, and from a share.",
      ),
    ),
    h("h3", {}, "What never leaves a mofcomp.exe start"),
    h(
      "ul",
      {},
      h("li", {}, "A program that compiles MOF itself, through the IMofCompiler COM interface."),
      h(
        "li",
        {},
        "A file dropped into the old %SystemRoot%\\System32\\wbem\\mof folder, which Windows before Vista compiled on its own.",
      ),
      h(
        "li",
        {},
        "Set-WmiInstance, New-CimInstance, wmic and the WMI API: they write the same classes without any MOF.",
      ),
    ),
    h(
      "p",
      {},
      "Those leave Sysmon events 19, 20 and 21 and Microsoft-Windows-WMI-Activity event 5861. They are no process starts, and this tool does not read them.",
    ),
  );
}

function lookedAt({ records, processStarts, sources, unrecognized, malformed }: Report["summary"]): string {
  if (records === 0)
    return "Nothing that reads as a record: paste JSON (one object, an array, or one object a line) or Windows Event XML.";
  const seen = Object.entries(sources).map(([id, n]) => `${sourceName(id as keyof typeof sources)} ${number(n)}`);
  const kinds = seen.length > 0 ? ` (${seen.join(", ")})` : "";
  const rest = [
    unrecognized > 0 ? `${number(unrecognized)} came from no source that is known here` : "",
    malformed > 0 ? `${count(malformed, "stretch", "stretches")} of the input could not be read: see Problems` : "",
  ].filter(Boolean);
  const tail = rest.length > 0 ? ` ${rest.join("; ")}.` : "";
  return `${count(records, "record")}${kinds}, of which ${count(processStarts, "is a process start", "are process starts")}.${tail}`;
}
