import type { Chunks } from "./chunks.js";
import { begun, flow } from "./flow.js";
import { textLines, wholeLines } from "./lines.js";
import type { Passing } from "./passing.js";
import { filterOptions } from "./query.js";
import { jsonLines } from "./records.js";
import { JSON_TYPE, json, NDJSON_TYPE, typeOf, XML_TYPES } from "./reply.js";
import type { Call } from "./route.js";
import { deliver } from "./sink.js";
import { xmlLines } from "./xml.js";

/**
 * `POST /filter`: records in, those of mofcomp findings out, while they come. With a sink they go there, and the answer
 * counts them.
 */
export async function filter(call: Call): Promise<Response> {
  const options = filterOptions(call);
  const passing = flow(call, linesIn(call), options);
  if (call.config.sink) {
    const { count } = await deliver(call, records(passing));
    return json({ read: call.meter.bytes, passed: count });
  }
  return new Response(await begun(passing, call), { headers: { "Content-Type": NDJSON_TYPE } });
}

/** JSON and XML can be taken apart; every other type comes in lines. */
function linesIn(call: Call): Chunks {
  const { MAX_RECORD_BYTES } = call.config.limits;
  const type = typeOf(call.request);
  const lines = type === JSON_TYPE ? jsonLines : XML_TYPES.includes(type) ? xmlLines : wholeLines;
  return lines(call.body(), MAX_RECORD_BYTES);
}

async function* records(passing: Chunks): AsyncGenerator<Passing> {
  for await (const line of textLines(passing)) yield { line };
}
