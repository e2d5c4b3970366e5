import { DetectorError } from "../errors.js";
import { PIECE, viewOf } from "../input.js";
import type { Crew } from "../parallel/crew.js";
import { Help } from "../parallel/help.js";
import { ParallelScan, type Takeover } from "../parallel/scan.js";
import { type Core, type Run, Scan } from "../scan.js";
import type { Report, StreamOptions } from "../types.js";
import { Abort } from "./abort.js";
import { bytesOfChunk, type Chunks, chunksOf } from "./chunks.js";
import { type Clock, clock, Meter, type Seen } from "./meter.js";
import { others, Turns } from "./turn.js";

/** Workers for one scan. */
export interface Workers {
  readonly crew: Crew;
  readonly most: number;
}

/** Scans a stream, the rest of a large one with workers if it can. Options were checked. */
export async function scanStream(
  run: Run,
  stream: unknown,
  { signal, onProgress }: StreamOptions,
  now: Clock = clock,
  workers?: Workers,
): Promise<Report> {
  const chunks = chunksOf(stream);
  const abort = new Abort(signal);
  const meter = new Meter(onProgress, now);
  const help = workers && new Help(workers.crew, workers.most);
  let scan: StreamScan | ParallelScan | undefined;
  try {
    const alone = new StreamScan(run);
    scan = alone;
    const takeover = await alone.read(chunks, abort, meter, help);
    if (!workers || !takeover) return alone.finish(meter);
    const together = new ParallelScan(run, workers.crew, takeover);
    scan = together;
    return await together.read(chunks, abort, meter);
  } catch (error) {
    const aborted = error === abort.error ? abort.error : undefined;
    chunks.cancel(aborted ? aborted.cause : error);
    if (aborted && scan) aborted.report = scan.stop();
    else scan?.free();
    throw error;
  } finally {
    help?.refuse();
    chunks.release();
    abort.release();
  }
}

const LINE_FEED = 10;

/** A scan between whose steps other calls on the same detector may come. */
class StreamScan {
  readonly #run: Run;
  readonly #core: Core;
  readonly #scan: Scan;
  readonly #turns = new Turns();
  #bytes = 0;
  /** The scan can still be called. */
  #open = true;

  constructor(run: Run) {
    this.#run = run;
    [this.#core, this.#scan] = run((core): [Core, Scan] => [core, new Scan(core)]);
  }

  /** Takes the stream to its end, or to where workers take over. */
  async read(chunks: Chunks, abort: Abort, meter: Meter, help: Help | undefined): Promise<Takeover | undefined> {
    for (;;) {
      abort.check();
      const { done, value } = await abort.wait(chunks.next());
      if (done) return undefined;
      const bytes = bytesOfChunk(value);
      const lanes = help ? await abort.wait(help.wanted(this.#bytes)) : [];
      const end = help && lanes.length > 0 ? bytes.lastIndexOf(LINE_FEED, help.reach(bytes.length)) + 1 : 0;
      if (end > 0) {
        await this.#take(viewOf(bytes).subarray(0, end), abort, meter);
        const left = this.#step((scan) => scan.leave());
        if (left) {
          this.#open = false;
          help?.taken();
          return { ...left, lanes, bytes: this.#bytes, rest: viewOf(bytes).subarray(end) };
        }
        help?.missed();
      }
      await this.#take(viewOf(bytes).subarray(end), abort, meter);
    }
  }

  /** Ends the input. */
  finish(meter: Meter): Report {
    const report = this.#last((scan) => scan.finish());
    meter.end(report, 1);
    return report;
  }

  /** The report so far. */
  stop(): Report {
    return this.#last((scan) => scan.stop());
  }

  /** Gives up what is held in the core, if that is still there. */
  free(): void {
    if (this.#open) this.#last((scan) => scan.free());
  }

  async #take(bytes: Uint8Array, abort: Abort, meter: Meter): Promise<void> {
    const { length } = bytes;
    for (let start = 0; start === 0 || start < length; start += PIECE) {
      // While others had their turn, the bytes may have been transferred elsewhere.
      const piece = viewOf(bytes).subarray(start, start + PIECE);
      this.#step((scan) => scan.feed(piece));
      this.#bytes += piece.length;
      meter.tick(() => this.#seen());
      if (this.#turns.over(piece.length)) await abort.wait(others());
    }
  }

  #seen(): Seen {
    return this.#step(({ records, findings }) => ({ bytes: this.#bytes, records, findings, workers: 1 }));
  }

  #last<T>(call: (scan: Scan) => T): T {
    const answer = this.#step(call);
    this.#open = false;
    return answer;
  }

  #step<T>(call: (scan: Scan) => T): T {
    const open = this.#open;
    this.#open = false;
    const answer = this.#run((core) => {
      if (core === this.#core) return call(this.#scan);
      throw new DetectorError(
        "internal",
        "The detector broke down on another call, and this stream lost what it had read. The next call works.",
      );
    });
    this.#open = open;
    return answer;
  }
}
