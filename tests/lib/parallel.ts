// What the tests of the parallel scan load: the scan of a stream as the detector does it, with segments of any size.
import { Instance } from "../../web/detector/instance.ts";
import { Crew, type CrewOptions } from "../../web/detector/parallel/crew.ts";
import type { Spawn } from "../../web/detector/parallel/link.ts";
import { serve } from "../../web/detector/parallel/serve.ts";
import { scanStream } from "../../web/detector/stream/scan.ts";
import type { Report, StreamOptions } from "../../web/detector/types.ts";

export { Crew };

/** A crew, and how many of it a scan takes. */
export interface Wanted extends CrewOptions {
  readonly workers: number;
}

/** Scans streams with that crew, one after another; the crew is gone when the last has ended. */
export async function scansWith(wanted: Wanted, streams: unknown[], options: StreamOptions = {}): Promise<Report[]> {
  const instance = new Instance(wanted.module as WebAssembly.Module, wanted.settings);
  const help = { crew: new Crew(wanted), most: wanted.workers };
  const reports: Report[] = [];
  try {
    for (const stream of streams)
      reports.push(await scanStream((call) => instance.run(call), stream, options, undefined, help));
    return reports;
  } finally {
    help.crew.close();
  }
}

/** Scans one stream with that crew. */
export async function scanWith(wanted: Wanted, stream: unknown, options: StreamOptions = {}): Promise<Report> {
  const [report] = await scansWith(wanted, [stream], options);
  return report as Report;
}

/** Workers in this very thread, each of whose messages waits for as many turns as `wait` says. */
export function inProcess(wait: () => number): Spawn {
  const later = (turns: number, call: () => void): void =>
    void setImmediate(() => (turns > 0 ? later(turns - 1, call) : call()));
  /** In order, whatever each waits. */
  const line = (deliver: (message: unknown) => void): ((message: unknown, transfer: ArrayBuffer[]) => void) => {
    let before = Promise.resolve();
    return (message, transfer) => {
      const copy: unknown = structuredClone(message, { transfer });
      const turn = before;
      before = new Promise((resolve) => later(wait(), resolve));
      void turn.then(() => before).then(() => deliver(copy));
    };
  };
  return ({ heard }) => {
    const hear = serve(line(heard));
    return { post: line(hear), close: () => undefined, canWait: true };
  };
}
