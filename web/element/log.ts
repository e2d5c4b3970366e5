import { textOf } from "../page/src/worker/text.js";
import type { MofcompDetectorElement } from "./types.js";

/** Most characters of a log here. Tables of thousands of rows are the work of the page and of the package. */
export const MOST = 2 * 1024 * 1024;

/** A failure with a sentence for the reader. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Refuses what is too large for an element within somebody's page. */
export function checkSize(size: number): void {
  if (size <= MOST) return;
  throw new Failure("too_large", "This log is above 2 MiB, the most that is read here. The detector's page takes it.");
}

/**
 * The text at an address of this site, in UTF-8 or UTF-16. Throws `Failure`.
 *
 * An address elsewhere is refused, and so is any redirection: the request says nothing but that somebody reads this page,
 * and only the site that already knows it may learn it.
 */
async function fetchLog(src: string, signal: AbortSignal): Promise<string> {
  const url = siteUrl(src);
  const response = await fetch(url, { mode: "same-origin", redirect: "error", signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new Failure("src", `The log ${src} could not be loaded: ${error instanceof Error ? error.message : error}.`);
  });
  if (!response.ok) throw new Failure("src", `The log ${src} could not be loaded: the server says ${response.status}.`);
  checkSize(Number(response.headers.get("Content-Length")));
  const text = await textOf(await response.blob());
  checkSize(text.size);
  return text.text();
}

function siteUrl(src: string): URL {
  const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : undefined;
  if (url && url.origin === location.origin && /^https?:$/.test(url.protocol)) return url;
  throw new Failure("src", `The log ${src} is not on this site, and only such logs are loaded.`);
}

/** The text of a sample, from a file of its own that is loaded with the first one. Throws `Failure`. */
async function sampleLog(id: string): Promise<string> {
  const { SAMPLES } = await import("./samples.js").catch(() => {
    throw new Failure("sample", "The file of the samples could not be loaded.");
  });
  const sample = SAMPLES.find((one) => one.id === id);
  if (sample) return sample.text;
  throw new Failure("sample", `There is no sample “${id}”. There are: ${SAMPLES.map((one) => one.id).join(", ")}.`);
}

/** The text inside an element: that of a script of data, where HTML changes nothing, or simply what stands there. */
export function inlineLog(element: Element): string {
  const script = element.querySelector(':scope > script[type="application/x-ndjson"]');
  return ((script ?? element).textContent ?? "").trim();
}

/** The log that an element is given by its attributes, or else by what stands in it. Throws `Failure`. */
export async function logOf(element: MofcompDetectorElement, signal: AbortSignal): Promise<string> {
  if (element.src) return fetchLog(element.src, signal);
  return element.sample ? sampleLog(element.sample) : inlineLog(element);
}
