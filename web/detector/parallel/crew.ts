import type { Settings } from "../options.js";
import type { CompiledModule } from "../types.js";
import { Lane } from "./lane.js";
import type { Spawn } from "./link.js";

/** How a detector gets workers, and what they are to scan with. */
export interface CrewOptions {
  readonly spawn: Spawn;
  readonly module: CompiledModule;
  readonly settings: Settings;
  /** Bytes of a segment. */
  readonly segment: number;
}

/** How long a worker waits for another scan before it is ended. */
const IDLE_MS = 10_000;

/** The workers of one detector. Where they may, those of a scan that has ended stay for the next one, if that comes soon. */
export class Crew {
  readonly segment: number;
  readonly #options: CrewOptions;
  readonly #idle: Lane[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: CrewOptions) {
    this.segment = options.segment;
    this.#options = options;
  }

  /** Whether so many workers are there that none needs to be started first. */
  has(workers: number): boolean {
    return this.#idle.length >= workers;
  }

  /** So many workers, fewer where the host has no more to give: no `Worker`, a policy, no memory. */
  async call(workers: number): Promise<Lane[]> {
    const idle = this.#idle.splice(0, workers);
    const sound = idle.filter((lane) => lane.isSound);
    for (const lane of idle) if (!lane.isSound) lane.close();
    const fresh = Array.from({ length: workers - sound.length }, () => this.#open());
    return [...sound, ...(await Promise.all(fresh)).filter((lane) => lane !== undefined)];
  }

  /** Takes back workers whose scan has ended. */
  dismiss(lanes: readonly Lane[]): void {
    for (const lane of lanes) {
      if (!this.#closed && lane.canWait) this.#idle.push(lane);
      else lane.close();
    }
    clearTimeout(this.#timer);
    if (!this.has(1)) return;
    this.#timer = setTimeout(() => this.#end(), IDLE_MS);
    // In Node, no process is kept alive for that. In browsers a timer is a number.
    (this.#timer as { unref?: () => void }).unref?.();
  }

  /** Ends all that wait now, and later those that still work. */
  close(): void {
    this.#closed = true;
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#timer);
    for (const lane of this.#idle.splice(0)) lane.close();
  }

  // Nothing of the input is sent before a worker has answered: one that cannot be had costs no data.
  async #open(): Promise<Lane | undefined> {
    const { spawn, module, settings } = this.#options;
    let lane: Lane | undefined;
    try {
      lane = new Lane(spawn);
      await lane.load(module, settings);
      return lane;
    } catch {
      lane?.close();
      return undefined;
    }
  }
}
