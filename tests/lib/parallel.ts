// What the tests of the parallel scan load: the scan of a stream as the detector does it, with segments of any size.
import { Instance } from "../../web/detector/instance.ts";
import type { Spawn } from "../../web/detector/parallel/link.ts";
import type { Crew } from "../../web/detector/parallel/pool.ts";
import { serve } from "../../web/detector/parallel/serve.ts";
import { scanStream } from "../../web/detector/stream/scan.ts";
import type { Report, StreamOptions } from "../../web/detector/types.ts";

/** Scans a stream with that crew. */
export function scanWith(crew: Crew, stream: unknown, options: StreamOptions = {}): Promise<Report> {
  const instance = new Instance(crew.module as WebAssembly.Module, crew.settings);
  return scanStream((call) => instance.run(call), stream, options, undefined, crew);
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
    return { post: line(hear), close: () => undefined };
  };
}
