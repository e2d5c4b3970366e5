import type { Settings } from "../options.js";
import type { CompiledModule } from "../types.js";
import { Lane } from "./lane.js";
import type { Spawn } from "./link.js";

/** How a scan gets workers, how many it wants, and what they are to scan with. */
export interface Crew {
  readonly spawn: Spawn;
  readonly workers: number;
  readonly module: CompiledModule;
  readonly settings: Settings;
  /** Bytes of a segment. */
  readonly segment: number;
}

/** The workers that are ready; none where the host has none to give: no `Worker`, a policy, no memory. */
export async function openLanes(crew: Crew): Promise<Lane[]> {
  const lanes = await Promise.all(Array.from({ length: crew.workers }, () => open(crew)));
  return lanes.filter((lane) => lane !== undefined);
}

// Nothing of the input is sent before a worker has answered: one that cannot be had costs no data.
async function open({ spawn, module, settings }: Crew): Promise<Lane | undefined> {
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
