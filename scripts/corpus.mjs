import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createDetector } from "mofcomp-detector";

/** Forms that a later version reads: until then such a file is one Problem that names its form. */
const LATER = { evtx: /\.evtx/i, "key=value text": /key=value/i };
const KEY_VALUE_FILES = ["splunk_attack_data/00d28ea6be.log"];
const laterForm = (file, { carrier }) => (KEY_VALUE_FILES.includes(file) ? "key=value text" : carrier);

const verdict = ({ commandLine, parent, splunk, elastic }) =>
  `${parent} > ${commandLine} (Splunk ${splunk.matched}, Elastic ${elastic.matched})`;

const matched = (finding, backend) => finding.rules.find(({ id }) => id.startsWith(backend))?.matched;

const verdictOf = (finding) =>
  verdict({
    commandLine: finding.event.process.command_line,
    parent: finding.event.parent.name,
    splunk: { matched: matched(finding, "splunk.") },
    elastic: { matched: matched(finding, "elastic.") },
  });

/** `at` counts from 1 (`line34`, `value34`, `event34`), except as an array's index (`[33]`). */
const ordinal = (place) => Number(/\d+/.exec(place)[0]) + (place.startsWith("[") ? 1 : 0);

function compare(expected, report) {
  const { records, processStarts, mofcompStarts } = report.summary;
  const have = [
    records,
    processStarts,
    mofcompStarts,
    ...report.findings.map((f) => `${f.location.record} ${verdictOf(f)}`),
  ];
  const { findings } = expected;
  const want = [
    ...[expected.records, expected.processStarts, expected.mofcompStarts],
    ...findings.map((f) => `${ordinal(f.at)} ${verdict(f)}`),
  ];
  const counts = `${records} records, ${processStarts} starts, ${mofcompStarts} mofcomp, ${report.problems.length} problems`;
  return {
    ok: JSON.stringify(have) === JSON.stringify(want),
    saw: `${counts}\n    ${have.join(" · ")}`,
    want: want.join(" · "),
  };
}

function compareLater(form, { problems, findings }) {
  const [only] = problems;
  const ok = problems.length === 1 && findings.length === 0 && LATER[form]?.test(only.message);
  return {
    ok,
    saw: `${form} is not read yet: ${only?.message ?? "no problem"}`,
    want: `one problem that names ${form}`,
  };
}

function check(detector, folder, file, expected) {
  const report = detector.scan(readFileSync(join(folder, file)));
  const form = laterForm(file, expected);
  const { ok, saw, want } = form ? compareLater(form, report) : compare(expected, report);
  console.log(ok ? `✓ ${file}: ${saw.split("\n")[0]}` : `✗ ${file}: ${saw}\n  expected ${want}`);
  return ok;
}

// Compares the Report of each file of a folder of real logs with the folder's expected.json.
const folder = resolve(process.argv[2] ?? "../shared/corpus");
const detector = await createDetector();
const files = Object.entries(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")));
const passed = files.filter(([file, expected]) => check(detector, folder, file, expected)).length;
console.log(`\n${passed} passed, ${files.length - passed} failed`);
if (passed < files.length) process.exitCode = 1;
