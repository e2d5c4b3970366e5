import type { Finding } from "../core.js";
import { ruleWord, type Severity, sourceName, userName } from "../text/words.js";
import type { Only } from "./shown.js";

/** What the analyst asked to see of the findings. */
export interface Wanted {
  readonly text: string;
  /** Empty: all of them. */
  readonly severities: ReadonlySet<Severity>;
  readonly only: Only | undefined;
}

export const EVERYTHING: Wanted = { text: "", severities: new Set(), only: undefined };

const haystacks = new WeakMap<Finding, string>();

/** All that can be searched in a finding, in lower case. Made once. */
function haystack(finding: Finding): string {
  const made = haystacks.get(finding) ?? makeHaystack(finding);
  haystacks.set(finding, made);
  return made;
}

function makeHaystack({ event, severity, source, rules, suppressedBy }: Finding): string {
  const { process, parent, user, host, time } = event;
  const words = rules.map((rule) => `${rule.id} ${ruleWord(rule)}`);
  return [
    ...[host, userName(user), user.sid, time, severity, sourceName(source), suppressedBy],
    ...[process.name, process.path, process.command_line, process.original_file_name, process.pid?.toString()],
    ...[parent.name, parent.path, parent.command_line, ...words],
  ]
    .filter(Boolean)
    .join("\n")
    .toLowerCase();
}

/** The findings that are wanted: every word of the text must occur. */
export function wantedOf(findings: readonly Finding[], { text, severities, only }: Wanted): Finding[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    if (severities.size > 0 && !severities.has(finding.severity)) return false;
    if (only && !only.findings.has(finding)) return false;
    return words.every((word) => haystack(finding).includes(word));
  });
}
