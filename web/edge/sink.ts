import type { Passing } from "./passing.js";
import type { Call } from "./route.js";
import { type Encoded, encode } from "./sink-formats.js";
import { post } from "./sink-post.js";
import type { SinkSettings } from "./sink-settings.js";

/**
 * Where what passes goes: to the sink in batches, each only when the one before has arrived; without a sink, into a list
 * for the reply. Answers how much passed, and the lines when they go back.
 *
 * Nothing is dropped: what the sink does not take in the end fails the request, so that its sender tries again. Batches
 * that had arrived before then arrive twice.
 *
 * @throws {Refusal} `sink_unavailable`, `sink_refused`
 */
export async function deliver(call: Call, passing: AsyncIterable<Passing>): Promise<{ count: number; back: string[] }> {
  const { sink } = call.config;
  const back: string[] = [];
  let count = 0;
  const batch = sink && new Batch(sink, call.request.signal);
  for await (const one of passing) {
    count += 1;
    if (batch) await batch.add(encode(batch.sink.format, one));
    else back.push(...(one.action ? [one.action] : []), one.line);
  }
  await batch?.send();
  return { count, back };
}

class Batch {
  readonly sink: SinkSettings;
  readonly #signal: AbortSignal;
  #records: Encoded[] = [];
  #bytes = 0;

  constructor(sink: SinkSettings, signal: AbortSignal) {
    this.sink = sink;
    this.#signal = signal;
  }

  async add(record: Encoded): Promise<void> {
    const { batchBytes, batchRecords } = this.sink;
    const full = this.#bytes + record.length > batchBytes || this.#records.length >= batchRecords;
    if (full) await this.send();
    this.#records.push(record);
    this.#bytes += record.length;
  }

  async send(): Promise<void> {
    if (this.#records.length === 0) return;
    await post(this.sink, this.#records, this.#signal);
    this.#records = [];
    this.#bytes = 0;
  }
}
