import { reader } from "../detector/input.js";
import { Instance } from "../detector/instance.js";
import { checkOptions } from "../detector/options.js";
import { Scan } from "../detector/scan.js";
import type { Report, RuleInfo } from "../detector/types.js";

/** Characters read in one go: a few milliseconds on a slow machine, so that the page around stays alive. */
const SLICE = 128 * 1024;

/** A report, and the facts of the rules that it speaks of. */
export interface Scanned {
  readonly report: Report;
  readonly rules: readonly RuleInfo[];
}

/*
 * On the main thread, in slices: a worker would ask of every page that embeds this a policy that lets it start one
 * (worker-src, trusted types, an origin of its own for files from elsewhere), for logs of a few kilobytes. The detector is
 * made for one scan and dropped after it, so that elements share the compiled module and nothing else.
 */

/** Scans a text. Rejects with the signal's reason when it is aborted between two slices. */
export async function scanInSlices(module: WebAssembly.Module, text: string, signal: AbortSignal): Promise<Scanned> {
  const instance = new Instance(module, checkOptions(undefined));
  const scan = instance.run((core) => new Scan(core));
  for (let start = 0; start < text.length; ) {
    const end = cut(text, start + SLICE);
    instance.run(() => reader(text.slice(start, end))((piece) => scan.feed(piece)));
    start = end;
    await turn();
    signal.throwIfAborted();
  }
  const report = instance.run(() => scan.finish());
  return { report, rules: instance.run((core) => core.rules()) };
}

/** An end that parts no pair of surrogates. */
function cut(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end;
}

/** Lets the page have its turn: input, painting, other elements. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
