import { byLine, splitting, WholeLines } from "./lines.mjs";
import { isMofcomp, look } from "./record.mjs";
import { source } from "./stream.mjs";

/** The same accounting as the detector's summary, in plain JavaScript. */
class Accounts {
  records = 0;
  processStarts = 0;
  mofcompStarts = 0;
  unrecognized = 0;
  sources = {};
  withoutCommandLine = 0;
  withoutParent = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;

  record(record) {
    this.records++;
    const seen = look(record);
    if (seen === undefined) {
      this.unrecognized++;
      return;
    }
    this.sources[seen.source] = (this.sources[seen.source] ?? 0) + 1;
    if (seen.image !== undefined) this.start(seen);
  }

  start({ image, commandLine, parent, time }) {
    this.processStarts++;
    if (!commandLine) this.withoutCommandLine++;
    if (!parent) this.withoutParent++;
    // Times without a zone are UTC.
    const at = typeof time === "number" ? time : Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`);
    if (at < this.first) this.first = at;
    if (at > this.last) this.last = at;
    if (isMofcomp(image)) this.mofcompStarts++;
  }
}

/** What the contestants must agree on. Times to the millisecond, as JavaScript has no finer ones. */
const ofLines = ({ first, last, withoutCommandLine, withoutParent, sources, ...counts }) => ({
  ...counts,
  coverage: { withoutCommandLine, withoutParent },
  sources: Object.fromEntries(Object.entries(sources).sort()),
  first: Math.round(first),
  last: Math.round(last),
});

const ofReport = ({ summary }) => ({
  records: summary.records,
  processStarts: summary.processStarts,
  mofcompStarts: summary.mofcompStarts,
  unrecognized: summary.unrecognized,
  coverage: { ...summary.coverage },
  sources: Object.fromEntries(Object.entries(summary.sources).sort()),
  first: Date.parse(summary.firstTime),
  last: Date.parse(summary.lastTime),
});

/** Chunks in, accounts out. */
function reader(linesOf) {
  const [accounts, lines, each] = [new Accounts(), new WholeLines(), linesOf()];
  const take = (stretch) => each(stretch, (line) => accounts.record(JSON.parse(line)));
  return {
    feed: (chunk) => lines.feed(chunk, take),
    finish() {
      lines.finish(take);
      return ofLines(accounts);
    },
  };
}

const atOnce = (linesOf) => (data) => {
  const read = reader(linesOf);
  for (const chunk of data.chunks) read.feed(chunk);
  return read.finish();
};

export const plain = { name: "JS: decode, split, JSON.parse, count", run: atOnce(splitting) };
export const plainEach = { name: "JS: Buffer line by line, JSON.parse, count", run: atOnce(byLine) };

export const plainStream = {
  name: "JS: decode, split, JSON.parse, count, of a web stream",
  async run(data) {
    const read = reader(splitting);
    for await (const chunk of source(data)) read.feed(chunk);
    return read.finish();
  },
};

export const SCAN = "mofcomp-detector: scan";
export const SCAN_STREAM = "mofcomp-detector: scanStream";
export const TWO_WORKERS = "mofcomp-detector: scanStream, 2 workers";

/** The detector's accounting, in every form that the package has. */
export const ours = (detector) => [
  { name: SCAN, run: ({ whole }) => ofReport(detector.scan(whole)) },
  { name: SCAN_STREAM, run: async (data) => ofReport(await detector.scanStream(source(data))) },
  { name: TWO_WORKERS, run: async (data) => ofReport(await detector.scanStream(source(data), { workers: 2 })) },
];
