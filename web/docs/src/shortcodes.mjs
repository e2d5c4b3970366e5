import { readFileSync } from "node:fs";
import { createDetector } from "../../../dist/node.js";
import { escaped } from "./html.mjs";

const file = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** A demo is a case of tests/cases/docs: it runs natively, in Node and in Chromium with all the others. */
export function demoOf(id) {
  const { about, input } = JSON.parse(file(`tests/cases/docs/${id}.json`));
  return { about, log: input.join("\n") };
}

// In a script of data, HTML knows one thing only: where it ends. JSON can spell that otherwise.
const data = (log) => log.replaceAll("<", "\\u003c");

function demo(id) {
  const { about, log } = demoOf(id);
  const script = `<script type="application/x-ndjson">\n${data(log)}\n</script>`;
  return `<figure class="demo" id="demo-${id.replaceAll("_", "-")}">\n<figcaption>${escaped(about)}</figcaption>\n<mofcomp-detector data-demo="${id}" label="Log: ${escaped(id.replaceAll("_", " "))}">${script}<noscript><pre>${escaped(log)}</pre></noscript></mofcomp-detector>\n</figure>`;
}

const cell = (text) => String(text).replaceAll("|", "\\|");
const technique = (id) => (id ? `[${id}](https://attack.mitre.org/techniques/${id.replace(".", "/")}/)` : "");

function notes({ coveredByRule, voidAt }) {
  if (coveredByRule) return "Not counted when the matched clause of the Splunk rule says it already.";
  return voidAt ? `Void beside a signal of ${voidAt} % or more.` : "";
}

/** The crate's own table; a test of the crate holds signals.json to it. */
function signals() {
  return JSON.parse(file("web/docs/signals.json"))
    .map(({ theme, factors }) => {
      const rows = factors.map((one) => {
        const weight = `${one.effect === "raises" ? "+" : "−"}${one.weight} %`;
        const reference = one.reference ? `[reference](${one.reference})` : "";
        // A reason is the start of a sentence that ends with what was seen.
        const reason = cell(one.reason) + (/ is$/.test(one.reason) ? " …" : ".");
        return `| <code>${one.id.replaceAll("_", "_<wbr>")}</code> | ${weight} | ${reason} ${notes(one)} | ${technique(one.technique)} | ${reference} |`;
      });
      return `## ${theme}\n\n| Signal | Weight | Why | ATT&CK | Written down |\n| --- | --: | --- | --- | --- |\n${rows.join("\n")}\n`;
    })
    .join("\n");
}

const detector = await createDetector();

/** The score of a demo's one finding, step by step, as the detector comes to it. */
function worked(id) {
  const [finding] = detector.scan(demoOf(id).log).findings;
  const counted = finding.contributions.filter((one) => one.counted);
  const base = counted.find(({ kind }) => kind === "rule")?.weight ?? 0;
  const factors = (kind) => counted.filter((one) => one.kind === kind);
  const left = factors("signal").map(({ weight }) => ` × ${(100 - weight) / 100}`);
  const kept = factors("mitigation").map(({ weight }) => ` × ${(100 - weight) / 100}`);
  const sum = `(100 − (100 − ${base})${left.join("")})${kept.join("")}`;
  const rows = counted.map(({ kind, weight, reason }) => {
    const shown = kind === "rule" ? weight : `${kind === "signal" ? "+" : "−"}${weight} %`;
    return `| ${shown} | ${cell(reason)} |`;
  });
  return `| | |\n| --: | --- |\n${rows.join("\n")}\n\n<p class="sum"><code>${sum}</code> = <b>${finding.score}</b>, ${finding.severity}</p>`;
}

/** Facts of the two rules, as the detector has them. */
function rules() {
  return detector.rules
    .map(
      (rule) =>
        `| [${cell(rule.name)}](${rule.url}) | ${rule.author} | ${rule.version} | ${rule.risk} | ${rule.attack.map(({ technique: id }) => technique(id)).join(", ")} | ${rule.license} |`,
    )
    .join("\n");
}

const CODES = {
  demo,
  signals,
  worked,
  rules: () => `| Rule | By | Version | Risk | ATT&CK | Licence |\n| --- | --- | --: | --: | --- | --- |\n${rules()}\n`,
};

/** Replaces lines such as `{{demo quoted_4688}}` by what they name. */
export async function expand(text, page) {
  return text.replace(/^\{\{(\w+)(?: (\w+))?\}\}$/gm, (_, name, argument) => {
    if (!CODES[name]) throw new Error(`${page} asks for {{${name}}}, which nothing makes`);
    return CODES[name](argument);
  });
}
