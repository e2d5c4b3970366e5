import { joined } from "./chunks.js";
import { Refusal } from "./errors.js";
import { CONTENT_TYPE, type Encoded, leftover } from "./sink-formats.js";
import type { SinkSettings } from "./sink-settings.js";

/** No wait is longer: a sink that asks for more is unavailable, and the sender is told to wait instead. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends one batch, again and again where that can help: on a lost connection, no answer in time, 408, 425, 429 and 5xx,
 * waiting twice as long each time or as long as Retry-After says.
 *
 * @throws {Refusal} `sink_unavailable` when the tries are used up, `sink_refused` when another one cannot help.
 */
export async function post(sink: SinkSettings, batch: readonly Encoded[], signal: AbortSignal): Promise<void> {
  let rest = batch;
  let refused = 0;
  for (let attempt = 1; rest.length > 0; attempt += 1) {
    const outcome = await once(sink, rest, signal);
    signal.throwIfAborted();
    rest = outcome.again;
    refused += outcome.refused;
    if (rest.length === 0) break;
    const wait = outcome.wait ?? sink.retryMs * 2 ** (attempt - 1);
    if (attempt >= sink.attempts || wait > LONGEST_WAIT_MS) throw unavailable(rest.length, attempt, wait);
    await pause(wait, signal);
  }
  if (refused > 0) {
    throw new Refusal(
      "sink_refused",
      `The sink refused ${refused} of ${batch.length} records for good. See its own log.`,
    );
  }
}

interface Outcome {
  readonly again: readonly Encoded[];
  readonly refused: number;
  readonly wait?: number;
}

async function once(sink: SinkSettings, batch: readonly Encoded[], signal: AbortSignal): Promise<Outcome> {
  try {
    const answer = await sent(sink, batch, AbortSignal.any([signal, AbortSignal.timeout(sink.timeoutMs)]));
    if (answer.ok) return await leftover(sink.format, answer, batch);
    await answer.body?.cancel();
    return refusedBy(answer, batch);
  } catch {
    return { again: batch, refused: 0 };
  }
}

const sent = (sink: SinkSettings, batch: readonly Encoded[], signal: AbortSignal): Promise<Response> =>
  fetch(sink.url, {
    method: "POST",
    headers: {
      "Content-Type": CONTENT_TYPE[sink.format],
      ...(sink.authorization && { Authorization: sink.authorization }),
    },
    body: joined(batch) as BodyInit,
    // The token is for this address alone.
    redirect: "manual",
    signal,
  });

function refusedBy({ status, headers }: Response, batch: readonly Encoded[]): Outcome {
  if (status < 500 && ![408, 425, 429].includes(status)) return { again: [], refused: batch.length };
  const wait = waitOf(headers.get("Retry-After"));
  return { again: batch, refused: 0, ...(wait !== undefined && { wait }) };
}

/** Retry-After in milliseconds: it holds seconds or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

const unavailable = (left: number, attempts: number, wait: number): Refusal =>
  new Refusal(
    "sink_unavailable",
    `The sink did not take ${left} records in ${attempts} tries. Send the request again: nothing of it counts as delivered.`,
    { "Retry-After": String(Math.max(1, Math.ceil(wait / 1000))) },
  );
