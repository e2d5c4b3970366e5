import { Assembler } from "../assemble.js";
import { DetectorError } from "../errors.js";
import type { Judge, Shift } from "../items.js";
import type { Meter } from "../stream/meter.js";
import type { Run } from "../stream/scan.js";
import type { Report } from "../types.js";
import { Conductor } from "./conduct.js";
import type { Division } from "./divide.js";
import type { Part } from "./protocol.js";
import type { Segment } from "./segments.js";

/** A scan of a stream by workers: they scan, this thread reads the stream and makes the report. */
export class ParallelScan {
  readonly #run: Run;
  readonly #division: Division;
  readonly #assembler = new Assembler();
  readonly #judge: Judge;
  /** Why the stream was left before its end. */
  #aborted: DetectorError | undefined;

  constructor(run: Run, division: Division) {
    this.#run = run;
    this.#division = division;
    this.#judge = {
      join: (known, further) => run((core) => core.join(known, further)),
      risk: (times, untimed) => run((core) => core.risk(times, untimed)),
    };
  }

  /** After an abort, what is under way is waited for, and counts: then it rejects. */
  async read(meter: Meter): Promise<Report> {
    const { lanes, recycle } = this.#division;
    const taker = { take: (part: Part, before: Shift, bytes: number) => this.#take(part, before, bytes, meter) };
    try {
      await new Conductor(lanes, taker, recycle).run(this.#untilAborted(), () => this.#aborted !== undefined);
    } finally {
      this.free();
    }
    if (this.#aborted) throw this.#aborted;
    const report = this.#assembler.finish(this.#judge);
    const { bytes, records } = report.summary;
    meter.end(() => ({ bytes, records, findings: report.findings.length, workers: lanes.length }));
    return report;
  }

  /** The report so far. */
  stop(): Report {
    const nothing = this.#run((core) => core.scanner([]).stop());
    this.#assembler.count(nothing);
    return this.#assembler.finish(this.#judge);
  }

  /** Ends the workers, and reads no more. */
  free(): void {
    const { lanes, segments } = this.#division;
    for (const lane of lanes) lane.close();
    segments.return().catch(() => undefined);
  }

  async *#untilAborted(): AsyncGenerator<Segment> {
    try {
      yield* this.#division.segments;
    } catch (error) {
      if (!(error instanceof DetectorError && error.code === "aborted")) throw error;
      this.#aborted = error;
    }
  }

  #take({ batches, records, counts }: Part, before: Shift, bytes: number, meter: Meter): void {
    for (const batch of batches) this.#assembler.take(batch, this.#judge, before);
    if (counts !== undefined) this.#assembler.count(counts);
    const { findings } = this.#assembler;
    const workers = this.#division.lanes.length;
    meter.tick(() => ({ bytes, records: before.records + records, findings, workers }));
  }
}
