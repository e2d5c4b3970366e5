import type { Passing } from "./passing.js";
import type { SinkFormat } from "./sink-settings.js";

/** One record as its sink reads it, in UTF-8, line ends included. */
export type Encoded = Uint8Array;

const encoder = new TextEncoder();

const TEXT: Record<SinkFormat, (passing: Passing) => string> = {
  ndjson: ({ line }) => `${line}\n`,
  hec: ({ line, envelope }) => (envelope ? `${line}\n` : `{"event":${value(line)}}\n`),
  bulk: ({ line, action = '{"create":{}}' }) => `${action}\n${document(line)}\n`,
};

export const CONTENT_TYPE: Record<SinkFormat, string> = {
  ndjson: "application/x-ndjson",
  hec: "application/json",
  bulk: "application/x-ndjson",
};

export const encode = (format: SinkFormat, passing: Passing): Encoded => encoder.encode(TEXT[format](passing));

/** A line as a JSON value: as it is, or as a text when it is broken. */
const value = (line: string): string => (parsed(line) === undefined ? JSON.stringify(line) : line);

/** A line as a document, which must be an object: one that is not would be refused, again and again. */
function document(line: string): string {
  const found = parsed(line);
  const isObject = typeof found === "object" && found !== null && !Array.isArray(found);
  return isObject ? line : JSON.stringify({ message: line });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The records that a sink did not take: `again` for now, `refused` for good. */
export interface Leftover {
  readonly again: readonly Encoded[];
  readonly refused: number;
}

/**
 * What a 2xx answer leaves: HEC and `_bulk` can refuse in one, `_bulk` record by record. Rejects when the connection is
 * lost within it: then nobody knows.
 */
export async function leftover(format: SinkFormat, answer: Response, sent: readonly Encoded[]): Promise<Leftover> {
  if (format === "ndjson") {
    await answer.body?.cancel();
    return { again: [], refused: 0 };
  }
  const reply = parsed(await answer.text());
  return format === "hec" ? leftByHec(reply, sent) : leftByBulk(reply, sent);
}

const leftByHec = (reply: unknown, sent: readonly Encoded[]): Leftover => ({
  again: [],
  refused: field(reply, "code") === 0 ? 0 : sent.length,
});

function leftByBulk(reply: unknown, sent: readonly Encoded[]): Leftover {
  const items = field(reply, "items");
  if (!Array.isArray(items)) return { again: [], refused: sent.length };
  const statuses = sent.map((_, index) => Number(field(Object.values(items[index] ?? {})[0], "status")));
  // 409: the record has arrived before, with an answer that was lost.
  const taken = (status: number) => (status >= 200 && status < 300) || status === 409;
  const later = (status: number) => status === 429 || status >= 500;
  return {
    again: sent.filter((_, index) => later(statuses[index] ?? 0)),
    refused: statuses.filter((status) => !taken(status) && !later(status)).length,
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
