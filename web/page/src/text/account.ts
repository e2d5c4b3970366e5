import type { Report, SourceId } from "../core.js";
import { shortTime, zoneName } from "./time.js";
import { bytes, count, number, sourceName } from "./words.js";

/** One figure of the account; `quiet` ones are nought, `loud` ones need a look. */
export interface Figure {
  readonly value: string;
  readonly label: string;
  readonly tone: "plain" | "quiet" | "loud";
  readonly id: string;
}

function figure(id: string, value: number, label: string, tone: Figure["tone"] = "plain"): Figure {
  return { id, value: number(value), label, tone: value === 0 ? "quiet" : tone };
}

/** Every record accounted for. */
export function figures({ summary, findings }: Report): Figure[] {
  return [
    figure("records", summary.records, `${summary.records === 1 ? "record" : "records"} in ${bytes(summary.bytes)}`),
    ...sources(summary.sources),
    figure("process-starts", summary.processStarts, summary.processStarts === 1 ? "process start" : "process starts"),
    figure("mofcomp-starts", summary.mofcompStarts, summary.mofcompStarts === 1 ? "mofcomp start" : "mofcomp starts"),
    figure("findings-count", findings.length, findings.length === 1 ? "finding" : "findings"),
    figure("duplicates", summary.duplicates, summary.duplicates === 1 ? "repeat" : "repeats"),
    figure("unrecognized", summary.unrecognized, "not recognised"),
    figure("malformed", summary.malformed, "malformed", "loud"),
    figure("suppressed", summary.suppressed, "suppressed", "loud"),
  ];
}

function sources(seen: Record<SourceId, number>): Figure[] {
  const known = Object.entries(seen).filter(([id]) => id !== "unknown");
  return known.map(([id, n]) => figure(`source-${id}`, n, sourceName(id as SourceId)));
}

/** What the log cannot show, in sentences. */
export function shadows({ summary }: Report): string[] {
  const { processStarts: starts, coverage } = summary;
  const notes: string[] = [];
  if (coverage.withoutCommandLine > 0) {
    const them = coverage.withoutCommandLine === 1 ? "it" : "them";
    notes.push(
      `${share(coverage.withoutCommandLine, starts)} no command line: the Elastic rule cannot fire on ${them}, and ` +
        "Splunk's path clause sees nothing.",
    );
  }
  if (coverage.withoutParent > 0) {
    notes.push(`${share(coverage.withoutParent, starts)} no parent: Splunk's parent clause cannot match.`);
  }
  if (summary.truncated) notes.push("The lists below were cut at a stated limit; the figures above are exact.");
  return notes;
}

function share(n: number, of: number): string {
  if (of === 1) return "The one start has";
  return `${number(n)} of ${count(of, "start")} ${n === 1 ? "has" : "have"}`;
}

/** From when to when the log reaches. */
export function span({ summary }: Report): string {
  if (!summary.firstTime || !summary.lastTime) return "";
  const from = shortTime(summary.firstTime);
  const to = shortTime(summary.lastTime);
  return from === to ? `${from} ${zoneName()}` : `${from} to ${to} ${zoneName()}`;
}
