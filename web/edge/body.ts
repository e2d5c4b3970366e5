import { type Chunks, chunksOf, ready } from "./chunks.js";
import { Refusal } from "./errors.js";
import { inflated } from "./inflate.js";
import type { Limits } from "./settings.js";

/** Counts bytes. */
export class Meter {
  bytes = 0;
  readonly #waiting: { at: number; resolve: () => void }[] = [];

  add(bytes: number): void {
    this.bytes += bytes;
    for (const { at, resolve } of this.#waiting) if (this.bytes >= at) resolve();
  }

  /** Resolves once so many bytes were read. */
  reached(at: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ at, resolve }));
  }
}

const FORMATS: Readonly<Record<string, "gzip" | "deflate">> = { gzip: "gzip", "x-gzip": "gzip", deflate: "deflate" };

/**
 * The decompressed body of a request, under its limits: MAX_BODY_BYTES counts what comes over the wire (`sent`) and what
 * it expands to (`meter`), `limits.work` what the core may be given (clocks stand still at the edge, bytes do not).
 *
 * @throws {Refusal} `unsupported_encoding`, `body_too_large`; the pieces also `too_much_work` and `invalid_body`.
 */
export function bodyOf(request: Request, limits: Limits, sent: Meter, meter: Meter): Chunks {
  const encoding = request.headers.get("Content-Encoding")?.trim().toLowerCase() || "identity";
  const format = FORMATS[encoding];
  if (!format && encoding !== "identity") throw unsupportedEncoding();
  if (Number(request.headers.get("Content-Length")) > limits.body) throw tooLarge(limits);
  if (!request.body) return ready();
  const wire = metered(chunksOf(request.body), sent, { ...limits, work: Infinity });
  return metered(format ? inflated(wire, format) : wire, meter, limits);
}

function metered(source: Chunks, meter: Meter, limits: Limits): Chunks {
  return {
    next: async () => {
      const piece = await source.next();
      meter.add(piece?.length ?? 0);
      if (meter.bytes > limits.body) throw tooLarge(limits);
      if (meter.bytes > limits.work) throw tooMuchWork(limits);
      return piece;
    },
    cancel: (reason) => source.cancel(reason),
  };
}

const unsupportedEncoding = () =>
  new Refusal("unsupported_encoding", "Content-Encoding must be gzip, deflate or absent.", {
    "Accept-Encoding": "gzip, deflate",
  });

const tooLarge = ({ body }: Limits) =>
  new Refusal("body_too_large", `The body is larger than ${body} bytes (MAX_BODY_BYTES), compressed or decompressed.`);

const tooMuchWork = ({ work }: Limits) =>
  new Refusal(
    "too_much_work",
    `The body is larger than the ${work} bytes that this route may spend work on (MAX_WORK_BYTES, divided by its cost).`,
  );
