import type { Counts, Items, Joined, Memo, Moment, Shift } from "./items.js";
import type { Finding, Location, SourceId, Summary } from "./types.js";

/** Sources stand in this order in `Summary.sources`, that of `SourceId` in the core. */
const SOURCES: readonly SourceId[] = [
  "sysmon",
  "windows_security",
  "crowdstrike",
  "defender",
  "elastic_defend",
  "ecs",
  "endgame",
  "splunk_cim",
  "ocsf",
  "udm",
  "asim",
  "unknown",
];

/** Takes a further record of its run into a finding, as the core decided. Answers what is kept for the next one. */
export function join(known: Finding, further: Finding, joined: Joined): Memo {
  joined.rules.forEach(({ take, matched, fires }, nth) => {
    const rule = (take ? further : known).rules[nth];
    if (!rule) return;
    Object.assign(rule, { matched, fires });
    if (matched === fires) {
      delete rule.gap;
      delete rule.firesExplanation;
    }
    known.rules[nth] = rule;
  });
  known.occurrences.push(...further.occurrences);
  known.score = joined.score;
  known.severity = joined.severity;
  known.contributions = joined.contributions;
  return joined.memo;
}

/** Moves what was found in a part of the input to where the part stands in the whole. */
export function move(item: Items[number], shift: Shift): void {
  const places = "finding" in item ? [item.finding, ...item.finding.occurrences] : [item.problem];
  for (const place of places) place.location = moved(place.location, shift);
}

const moved = (location: Location, { records, lines }: Shift): Location => ({
  ...location,
  record: location.record + records,
  line: location.line + lines,
});

/** The counts of all parts as one; duplicates and suppressed findings are for the whole report to tell. */
export function summaryOf(parts: readonly Counts[]): Summary {
  const sum = (of: (summary: Summary) => number | undefined) =>
    parts.reduce((total, { summary }) => total + (of(summary) ?? 0), 0);
  const first = outermost(
    parts.map((part) => part.first),
    (at, known) => at < known,
  );
  const last = outermost(
    parts.map((part) => part.last),
    (at, known) => at > known,
  );
  const sources = SOURCES.map((id) => [id, sum(({ sources }) => sources[id])] as const);
  return {
    bytes: sum(({ bytes }) => bytes),
    records: sum(({ records }) => records),
    processStarts: sum(({ processStarts }) => processStarts),
    mofcompStarts: sum(({ mofcompStarts }) => mofcompStarts),
    unrecognized: sum(({ unrecognized }) => unrecognized),
    malformed: sum(({ malformed }) => malformed),
    duplicates: 0,
    suppressed: 0,
    coverage: {
      withoutCommandLine: sum(({ coverage }) => coverage.withoutCommandLine),
      withoutParent: sum(({ coverage }) => coverage.withoutParent),
    },
    sources: Object.fromEntries(sources.filter(([, records]) => records > 0)) as Summary["sources"],
    ...(first && { firstTime: first.text }),
    ...(last && { lastTime: last.text }),
    ...(parts.some(({ summary }) => summary.truncated) && { truncated: true }),
  };
}

/** Of several at the same instant, the first. */
function outermost(moments: (Moment | null)[], beyond: (at: bigint, known: bigint) => boolean): Moment | undefined {
  return moments.reduce<Moment | undefined>(
    (known, moment) => (moment && (!known || beyond(BigInt(moment.at), BigInt(known.at))) ? moment : known),
    undefined,
  );
}
