import type { Counts, Items, Joined, Judge, Memo, Name, Shift, Sighting } from "./items.js";
import { join, move, summaryOf } from "./merge.js";
import type { ActivityRow, EntityRisk, Finding, Problem, Report } from "./types.js";

/** More are counted and not listed. */
const MOST_PROBLEMS = 10_000;
/** An entity at a higher score is flagged. */
const THRESHOLD = 100;

/**
 * Makes a report of batches and counts, taken in input order: what `report::Assembler` does in Rust. The two must make the
 * same bytes, so the order of keys counts here.
 */
export class Assembler {
  readonly #findings: Finding[] = [];
  readonly #kept: { memo: Memo; names: Name[] }[] = [];
  readonly #runs = new Map<string, number>();
  readonly #rows = new Map<string, ActivityRow>();
  readonly #problems: Problem[] = [];
  readonly #counts: Counts[] = [];
  #duplicates = 0;
  #cut = false;

  /** Findings so far. */
  get findings(): number {
    return this.#findings.length;
  }

  /** Takes a batch. */
  take(batch: string, judge: Judge, shift?: Shift): void {
    for (const item of JSON.parse(batch) as Items) {
      if (shift) move(item, shift);
      if ("finding" in item) this.#sighting(item, judge);
      else if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(item.problem);
      else this.#cut = true;
    }
  }

  /** Takes the counts, after the batches of the same scan. */
  count(counts: string): void {
    this.#counts.push(JSON.parse(counts) as Counts);
  }

  finish(judge: Judge): Report {
    const findings = this.#findings;
    const summary = summaryOf(this.#counts);
    summary.duplicates = this.#duplicates;
    summary.suppressed = findings.filter((finding) => finding.suppressedBy !== undefined).length;
    if (this.#cut) summary.truncated = true;
    const activity = [...this.#rows.values()];
    return { findings, activity, entities: this.#entities(judge), summary, problems: this.#problems };
  }

  #sighting({ finding, memo, near, rows, names }: Sighting, judge: Judge): void {
    for (const row of rows) this.#row(row);
    // The first finding within reach is the one.
    const known = (near ?? []).flatMap((key) => this.#runs.get(key) ?? []).sort((a, b) => a - b);
    for (const at of known) {
      const [kept, into] = [this.#kept[at], this.#findings[at]];
      const joined = kept && judge.join(JSON.stringify(kept.memo), JSON.stringify(memo));
      if (!joined || !into) continue;
      this.#duplicates += 1;
      kept.memo = join(into, finding, JSON.parse(joined) as Joined);
      return;
    }
    if (near) this.#runs.set(near[1], this.#findings.length);
    this.#findings.push(finding);
    this.#kept.push({ memo, names });
  }

  #row(row: ActivityRow): void {
    const { count, firstTime, lastTime, ...texts } = row;
    const key = JSON.stringify(texts);
    const known = this.#rows.get(key);
    if (!known) {
      this.#rows.set(key, row);
      return;
    }
    known.count += count;
    if (firstTime && (!known.firstTime || firstTime < known.firstTime)) known.firstTime = firstTime;
    if (lastTime > known.lastTime) known.lastTime = lastTime;
  }

  #entities(judge: Judge): EntityRisk[] {
    const found = new Map<string, { entity: EntityRisk; times: bigint[] }>();
    this.#findings.forEach((finding, nth) => {
      const { memo, names } = this.#kept[nth] ?? {};
      if (finding.suppressedBy !== undefined || !finding.rules[0]?.matched) return;
      for (const { key, ...name } of names ?? []) {
        const known = found.get(key) ?? { entity: { ...name, score: 0, flagged: false, findings: [] }, times: [] };
        found.set(key, known);
        known.entity.findings.push(nth);
        if (memo?.at) known.times.push(BigInt(memo.at));
      }
    });
    return Array.from(found.values(), ({ entity, times }) => {
      entity.score = judge.risk(BigInt64Array.from(times).sort(), entity.findings.length - times.length);
      entity.flagged = entity.score > THRESHOLD;
      return entity;
    });
  }
}
