import type { Assembler } from "../assemble.js";
import { DetectorError } from "../errors.js";
import type { Judge, Shift } from "../items.js";
import type { Run } from "../scan.js";
import type { Abort } from "../stream/abort.js";
import type { Chunks } from "../stream/chunks.js";
import type { Meter } from "../stream/meter.js";
import type { Report } from "../types.js";
import { Conductor, type Start } from "./conduct.js";
import type { Crew } from "./crew.js";
import { divide } from "./divide.js";
import type { Lane } from "./lane.js";
import type { Part } from "./protocol.js";
import { type Segment, Segmenter } from "./segments.js";

/** What workers take over of a scan that began alone. */
export interface Takeover extends Start {
  readonly lanes: readonly Lane[];
  /** What was found so far. */
  readonly assembler: Assembler;
  /** The rest of the chunk that was read last. */
  readonly rest: Uint8Array;
}

/** A scan of the rest of a stream by workers: they scan, this thread reads the stream and makes the report. */
export class ParallelScan {
  readonly #run: Run;
  readonly #crew: Crew;
  readonly #takeover: Takeover;
  readonly #judge: Judge;
  /** Why the stream was left before its end. */
  #aborted: DetectorError | undefined;
  #done = false;

  constructor(run: Run, crew: Crew, takeover: Takeover) {
    this.#run = run;
    this.#crew = crew;
    this.#takeover = takeover;
    this.#judge = {
      join: (known, further) => run((core) => core.join(known, further)),
      risk: (times, untimed) => run((core) => core.risk(times, untimed)),
    };
  }

  /** After an abort, what is under way is waited for, and counts: then it rejects. */
  async read(chunks: Chunks, abort: Abort, meter: Meter): Promise<Report> {
    const { lanes, rest, bytes, assembler } = this.#takeover;
    const segmenter = new Segmenter(this.#crew.segment, bytes);
    const segments = divide(rest, chunks, abort, segmenter);
    const taker = { take: (part: Part, before: Shift, scanned: number) => this.#take(part, before, scanned, meter) };
    const conductor = new Conductor(lanes, taker, (buffer) => segmenter.recycle(buffer), this.#takeover);
    try {
      await conductor.run(this.#untilAborted(segments), () => this.#aborted !== undefined);
    } finally {
      this.free();
      segments.return().catch(() => undefined);
    }
    if (this.#aborted) throw this.#aborted;
    const report = assembler.finish(this.#judge);
    meter.end(report, lanes.length);
    return report;
  }

  /** The report so far. */
  stop(): Report {
    const { assembler } = this.#takeover;
    assembler.count(this.#run((core) => core.scanner([]).stop()));
    return assembler.finish(this.#judge);
  }

  /** Lets the workers go. */
  free(): void {
    if (this.#done) return;
    this.#done = true;
    this.#crew.dismiss(this.#takeover.lanes);
  }

  async *#untilAborted(segments: AsyncIterable<Segment>): AsyncGenerator<Segment> {
    try {
      yield* segments;
    } catch (error) {
      if (!(error instanceof DetectorError && error.code === "aborted")) throw error;
      this.#aborted = error;
    }
  }

  #take({ batches, records, counts }: Part, before: Shift, bytes: number, meter: Meter): void {
    const { assembler, lanes } = this.#takeover;
    for (const batch of batches) assembler.take(batch, this.#judge, before);
    if (counts !== undefined) assembler.count(counts);
    const { findings } = assembler;
    meter.tick(() => ({ bytes, records: before.records + records, findings, workers: lanes.length }));
  }
}
