import type { Finding, Report } from "../core.js";
import { count, number, product, SEVERITIES, type Severity, spelled } from "./words.js";

/** The verdict, as one or two sentences. */
export function verdict(report: Report): string {
  const { records, processStarts } = report.summary;
  const counted = report.findings.filter((finding) => !finding.suppressedBy);
  if (report.findings.length === 0) return nothing(records, processStarts);
  if (counted.length === 0) return `${opening(report)}; your exceptions suppress ${all(report.findings.length)}.`;
  return `${opening(report)}; ${severities(counted)}. ${silence(counted)}`;
}

function nothing(records: number, starts: number): string {
  if (records === 0) return "There is no record in this input.";
  if (starts === 0) return `No process start among ${count(records, "record")}, so no mofcomp run either.`;
  return starts === 1
    ? "The one process start did not run mofcomp."
    : `None of ${number(starts)} process starts ran mofcomp.`;
}

function opening({ findings, summary }: Report): string {
  const starts = `${number(summary.mofcompStarts)} of ${count(summary.processStarts, "process start")} ran mofcomp`;
  return summary.duplicates > 0
    ? `${starts}, in ${spelled(findings.length)} distinct ${findings.length === 1 ? "run" : "runs"}`
    : starts;
}

/** "one is critical, two are high": the two worst bands that occur. */
function severities(findings: readonly Finding[]): string {
  const bands = SEVERITIES.map((severity) => ({
    severity,
    n: findings.filter((one) => one.severity === severity).length,
  }));
  const [worst, next] = bands.filter(({ n }) => n > 0);
  if (!worst) return "";
  if (worst.n === findings.length)
    return `${findings.length === 1 ? "it is" : `${all(findings.length)} are`} ${named(worst.severity)}`;
  return [worst, next]
    .map((band) => band && `${spelled(band.n)} ${band.n === 1 ? "is" : "are"} ${named(band.severity)}`)
    .join(", ");
}

function named(severity: Severity): string {
  return severity === "none" ? "without risk" : severity;
}

function all(n: number): string {
  if (n === 1) return "it";
  return n === 2 ? "both" : `all ${spelled(n)}`;
}

/** What the two backends would have said of the worst findings. */
function silence(findings: readonly Finding[]): string {
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "none";
  const subject = findings.filter((finding) => finding.severity === worst);
  const band = subject.length === findings.length ? "" : worst;
  const silent = (subject[0]?.rules ?? []).map((rule, index) => ({
    name: product(rule.id),
    n: subject.filter((finding) => !finding.rules[index]?.fires).length,
  }));
  const some = silent.filter(({ n }) => n > 0);
  const every = those(subject.length, subject.length, band);
  if (some.length === 0)
    return `${silent.length === 1 ? `Your ${silent[0]?.name} rule` : "Both rules"} would have alerted on ${every}.`;
  if (some.length === 2 && some.every(({ n }) => n === subject.length)) {
    return `Neither your Splunk nor your Elastic rule would have alerted on ${every}.`;
  }
  const parts = some.map(
    ({ name, n }) => `your ${name} rule would have stayed silent on ${those(n, subject.length, band)}`,
  );
  return `${capital(parts.join(", "))}.`;
}

/** "it", "both", "two of the five critical ones": n of a group, which is named by its band when there are others. */
function those(n: number, of: number, band: string): string {
  if (of === 1) return band ? `the ${band} one` : "it";
  if (n < of) return `${spelled(n)} of the ${spelled(of)}${band ? ` ${band} ones` : ""}`;
  return band ? `${n === 2 ? "both" : `all ${spelled(n)}`} ${band} ones` : all(n);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
