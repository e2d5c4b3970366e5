import type { Finding, RuleResult, SourceId } from "../core.js";

export type Severity = Finding["severity"];

/** From worst to none. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "none"];

const SOURCES: Record<SourceId, string> = {
  sysmon: "Sysmon",
  windows_security: "Security 4688",
  crowdstrike: "CrowdStrike",
  defender: "Defender",
  elastic_defend: "Elastic Defend",
  ecs: "ECS",
  endgame: "Endgame",
  splunk_cim: "Splunk CIM",
  ocsf: "OCSF",
  udm: "Google UDM",
  asim: "ASIM",
  unknown: "Not recognised",
};

export function sourceName(id: SourceId): string {
  return SOURCES[id] ?? id;
}

export type RuleWord = "Alerts" | "Blind spot" | "Alerts for another reason" | "Quiet";

/** What a rule's two answers mean to the analyst. */
export function ruleWord(rule: Pick<RuleResult, "matched" | "fires">): RuleWord {
  if (rule.matched) return rule.fires ? "Alerts" : "Blind spot";
  return rule.fires ? "Alerts for another reason" : "Quiet";
}

/** The product of a rule id: "splunk.mof_…" is Splunk's. */
export function product(ruleId: string): string {
  const name = ruleId.split(".", 1)[0] ?? ruleId;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "75 · Splunk 64 · Elastic 21": the score, and the own risk of each rule that spoke. */
export function scoreLine(finding: Finding): string {
  return [String(finding.score), ...riskParts(finding)].join(" · ");
}

/** "Splunk 64", for each rule that matched or fires. */
export function riskParts(finding: Finding): string[] {
  return finding.rules.filter((rule) => rule.matched || rule.fires).map((rule) => `${product(rule.id)} ${rule.risk}`);
}

export function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** "1 record", "412 records". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

const SMALL = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Small numbers as words. */
export function spelled(value: number): string {
  return SMALL[value] ?? number(value);
}

export function bytes(value: number): string {
  if (value < 1000) return count(value, "byte");
  if (value < 999_500) return `${(value / 1000).toPrecision(3)} KB`;
  if (value < 999_500_000) return `${(value / 1e6).toPrecision(3)} MB`;
  return `${(value / 1e9).toPrecision(3)} GB`;
}

export function duration(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** DOMAIN\name, or what there is of it. */
export function userName(user: { name?: string; domain?: string; sid?: string }): string {
  const name = user.name ?? user.sid ?? "";
  return user.domain && user.name ? `${user.domain}\\${name}` : name;
}

/** As a sentence of its own: a full stop last, and a capital first unless it begins with a name like host.os.type. */
export function sentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.replace(/^[a-z]+(?= )/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

/** A long text cut to `most` characters, with what is left out said in figures. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${number(text.length - most)} more characters)`;
}
