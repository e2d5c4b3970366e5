import type { Contribution, Finding } from "../core.js";
import { type Child, h, link } from "../dom.js";
import { contributionText } from "../text/reason.js";
import { clip, userName } from "../text/words.js";

/** What happened, in a sentence. */
export function story({ event }: Finding): HTMLElement {
  const { process, parent, user, host } = event;
  const who = userName(user);
  return h(
    "p",
    { class: "story" },
    h("b", {}, parent.name ?? "An unknown parent"),
    " started ",
    h("b", {}, process.name),
    ...(who ? [" as ", h("b", {}, who)] : []),
    ...(host ? [" on ", h("b", {}, host)] : []),
    ".",
  );
}

/** Everything that went into the score, what counted first. */
export function contributions(finding: Finding): HTMLElement {
  if (finding.contributions.length === 0) {
    return h("p", {}, "No rule matches or fires on this run, and nothing about it stands out.");
  }
  const counted = finding.contributions.filter((one) => one.counted);
  const idle = finding.contributions.filter((one) => !one.counted);
  return h("ul", { class: "contributions" }, ...[...counted, ...idle].map(contribution));
}

function contribution(one: Contribution): HTMLElement {
  return h(
    "li",
    { class: `${one.kind} ${one.counted ? "counted" : "idle"}`, "data-contribution": one.id },
    h("span", { class: "weight" }, weight(one)),
    h(
      "span",
      { class: "reason" },
      clip(contributionText(one), 1000),
      one.counted ? null : h("em", {}, " Not counted."),
    ),
    h("span", { class: "refs" }, ...references(one)),
  );
}

function weight({ kind, weight: value }: Contribution): string {
  if (kind === "rule") return String(value);
  return `${kind === "mitigation" ? "−" : "+"}${value} %`;
}

function references({ technique, reference }: Contribution): Child[] {
  const parts: Child[] = [];
  if (technique) parts.push(link(techniqueUrl(technique), technique));
  if (reference) parts.push(" ", link(reference, "reference"));
  return parts;
}

/** T1546.003 has its page at …/T1546/003. */
function techniqueUrl(id: string): string {
  return /^T\d{4}(\.\d{3})?$/.test(id) ? `https://attack.mitre.org/techniques/${id.replace(".", "/")}/` : "";
}
