import type { Contribution, Finding, RuleResult } from "../core.js";
import { code, escaped, fence } from "./markdown.js";
import { contributionText, deciding } from "./reason.js";
import { clip, product, ruleWord, scoreLine, sentence, sourceName, userName } from "./words.js";

/** Longest value copied whole. */
const MOST = 8000;

/** A finding as Markdown, to paste into a ticket. Secrets are masked by the detector, as everywhere but in the raw record. */
export function ticket(finding: Finding): string {
  const { process, parent } = finding.event;
  const title = `## mofcomp: ${finding.severity}, score ${scoreLine(finding)}`;
  const line = process.command_line ? [fence(clip(process.command_line, MOST))] : ["The record holds no command line."];
  const fields = facts(finding).map(([name, value]) => `- ${name}: ${code(clip(value, MOST))}`);
  const run = `${code(parent.name ?? "unknown parent")} started ${code(process.name)}:`;
  return [
    title,
    "",
    run,
    "",
    ...line,
    "",
    ...fields,
    "",
    "### The two rules",
    "",
    ...finding.rules.flatMap(ruleLines),
    "",
    "### Why this score",
    "",
    ...finding.contributions.map(contributionLine),
    "",
  ].join("\n");
}

function facts({ event, source, location, occurrences }: Finding): [string, string][] {
  const places = occurrences.map((one) => `${sourceName(one.source)} line ${one.location.line}`).join(", ");
  const all: [string, string | undefined][] = [
    ["Time (UTC)", event.time],
    ["Host", event.host],
    ["User", userName(event.user)],
    ["User SID", event.user.sid],
    ["Image", event.process.path],
    ["Original file name", event.process.original_file_name],
    ["Process id", event.process.pid?.toString()],
    ["Parent image", event.parent.path],
    ["Parent command line", event.parent.command_line],
    ["SHA-256", event.process.hashes?.sha256],
    ["Record", places || `${sourceName(source)} line ${location.line}`],
  ];
  return all.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function ruleLines(rule: RuleResult): string[] {
  const speaks = rule.matched || rule.fires;
  const stop = rule.matched ? "" : deciding(rule.explanation).join("; ");
  return [
    `- **${product(rule.id)}: ${ruleWord(rule)}** (risk ${rule.risk})${speaks ? `. ${escaped(rule.message)}` : ""}`,
    ...(stop ? [`  - Fails on: ${escaped(clip(stop, MOST))}`] : []),
    ...(rule.gap ? [`  - Why they differ: ${escaped(sentence(rule.gap))}`] : []),
  ];
}

function contributionLine(one: Contribution): string {
  const { kind, weight, counted, technique } = one;
  const sign = kind === "mitigation" ? `−${weight} %` : kind === "signal" ? `+${weight} %` : String(weight);
  const where = technique ? ` (${escaped(technique)})` : "";
  return `- ${sign}${counted ? "" : ", not counted"}: ${escaped(clip(contributionText(one), MOST))}${where}`;
}
