import type { Shift } from "../items.js";
import type { Lane, Scanned } from "./lane.js";
import type { Part } from "./protocol.js";
import type { Segment } from "./segments.js";

/** What becomes of the parts, which come in input order. */
export interface Taker {
  /** Takes a part of a scanner that started behind `before`; with it, `bytes` of the input are scanned. */
  take(part: Part, before: Shift, bytes: number): void;
}

/** Where in the input the segments start. */
export interface Start {
  readonly bytes: number;
  readonly before: Shift;
}

/** A segment that a worker scans for itself, while it is not known yet whether the one before ends at a seam. */
interface Guess {
  readonly lane: Lane;
  readonly scanned: Promise<Scanned>;
}

/**
 * Scans an input in segments, several at once, and takes what one scanner of the whole would have found.
 *
 * Each segment is given to a worker as if one before it ended at a seam. A result counts only once that is known to be so:
 * then it is, byte for byte, what one scanner would have found there. Else the worker that holds the scanner of the
 * segments before goes on with this one, too. An input without seams (one large array, UTF-16) is so scanned by one worker,
 * and nothing is guessed while the last that is known is no seam.
 */
export class Conductor {
  readonly #taker: Taker;
  readonly #recycle: (buffer: ArrayBuffer) => void;
  readonly #idle: Lane[];
  #guessing = true;
  #before: Shift;
  /** The worker whose scanner stands within what was taken last, at no seam. */
  #holder: Lane | undefined;
  #bytes: number;
  #wake: () => void = () => undefined;
  #fail: (reason: unknown) => void = () => undefined;

  /** @param start What was scanned of the input before, up to a seam. */
  constructor(lanes: readonly Lane[], taker: Taker, recycle: (buffer: ArrayBuffer) => void, start: Start) {
    this.#idle = [...lanes];
    this.#before = start.before;
    this.#bytes = start.bytes;
    this.#taker = taker;
    this.#recycle = recycle;
  }

  /** Rejects with what the source or a worker fails with; the workers are then of no more use. */
  async run(segments: AsyncIterable<Segment>, stopped: () => boolean): Promise<void> {
    const failure = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    await Promise.race([this.#send(segments), failure]);
    if (this.#holder) this.#take(await this.#holder.end(stopped()));
  }

  async #send(segments: AsyncIterable<Segment>): Promise<void> {
    let judged = Promise.resolve();
    for await (const segment of segments) {
      const guess = await this.#guess(segment, judged);
      judged = judged.then(() => this.#judge(segment, guess));
      judged.catch(this.#fail);
    }
    await judged;
  }

  /** None when the worker that holds the scanner is to go on; then all before is judged. */
  async #guess(segment: Segment, judged: Promise<void>): Promise<Guess | undefined> {
    for (;;) {
      if (!this.#guessing) await judged;
      if (!this.#guessing) return undefined;
      const lane = this.#idle.shift();
      if (lane) return this.#startGuess(lane, segment);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #startGuess(lane: Lane, segment: Segment): Guess {
    const scan = async (): Promise<Scanned> => {
      const scanned = await lane.scan(segment);
      if (isSeam(scanned)) this.#release(lane);
      else this.#turn(false);
      return scanned;
    };
    const guess = { lane, scanned: scan() };
    guess.scanned.catch(this.#fail);
    // What stands behind the middle of a line is not worth a guess.
    if (!segment.whole) this.#guessing = false;
    return guess;
  }

  /** In input order: what stands before the segment is known by now. */
  async #judge(segment: Segment, guess: Guess | undefined): Promise<void> {
    const guessed = await guess?.scanned;
    const holder = this.#holder;
    if (!holder) {
      if (guess && guessed) this.#accept(guess.lane, guessed);
      return;
    }
    if (guess && guessed && !isSeam(guessed)) this.#release(guess.lane);
    const scanned = await holder.more(guessed?.bytes ?? segment.bytes);
    if (isSeam(scanned)) this.#release(holder);
    this.#accept(holder, scanned);
  }

  #accept(lane: Lane, scanned: Scanned): void {
    this.#take(scanned);
    if (scanned.bytes) this.#recycle(scanned.bytes.buffer);
    const { lines, records } = this.#before;
    if (isSeam(scanned)) this.#before = { lines: lines + scanned.lines, records: records + scanned.records };
    this.#holder = isSeam(scanned) ? undefined : lane;
    this.#turn(isSeam(scanned));
  }

  #take(scanned: Scanned): void {
    this.#bytes += scanned.bytes?.length ?? 0;
    this.#taker.take(scanned, this.#before, this.#bytes);
  }

  #release(lane: Lane): void {
    this.#idle.push(lane);
    this.#wake();
  }

  #turn(guessing: boolean): void {
    this.#guessing = guessing;
    this.#wake();
  }
}

const isSeam = (scanned: Scanned): scanned is Scanned & { readonly lines: number } => scanned.lines !== undefined;
