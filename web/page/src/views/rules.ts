import type { RuleInfo } from "../core.js";
import { byId, type Child, fill, h, link } from "../dom.js";
import { product, sourceName } from "../text/words.js";

/** "About the two rules", from the facts that the detector carries. */
export function showRules(rules: readonly RuleInfo[]): void {
  fill(byId("rules-body"), ...rules.map(ruleFacts));
}

function ruleFacts(rule: RuleInfo): HTMLElement {
  return h(
    "section",
    { class: "card", "data-rule-info": rule.id },
    h("h3", {}, product(rule.id), ": ", link(rule.url, rule.name)),
    h("p", {}, rule.description),
    h(
      "dl",
      { class: "facts" },
      ...facts(rule).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, ...value))),
    ),
    list(
      "Known false positives",
      rule.falsePositives.map((text) => text),
    ),
    list(
      "References",
      rule.references.map((url) => link(url, url)),
    ),
  );
}

function facts(rule: RuleInfo): [string, Child[]][] {
  const made = rule.impact && rule.confidence ? ` = impact ${rule.impact} × confidence ${rule.confidence} / 100` : "";
  const severity = rule.severity ? `, ${rule.severity}` : "";
  return [
    ["Id", [h("code", {}, rule.id)]],
    ["Version", [`${rule.version}, ${rule.updated}`]],
    ["Author", [rule.author]],
    ["Licence", [rule.license]],
    ["Risk", [`${rule.risk}${severity}${made}`]],
    ["ATT&CK", rule.attack.map((one) => h("p", {}, link(one.url, `${one.technique} ${one.name}`), ` (${one.tactic})`))],
    ["Data sources", [rule.sources.map(sourceName).join(", ")]],
    ["Schedule", [rule.schedule]],
    ["Enabled as shipped", [rule.enabledByDefault ? "yes" : "no"]],
    ["Notable fields", [rule.notableFields.join(", ") || "none named"]],
    ...(rule.riskMessage ? [["Risk message", [rule.riskMessage]] as [string, Child[]]] : []),
  ];
}

function list(title: string, items: readonly (string | HTMLElement)[]): HTMLElement | null {
  if (items.length === 0) return null;
  return h("div", {}, h("h4", {}, title), h("ul", {}, ...items.map((item) => h("li", {}, item))));
}
