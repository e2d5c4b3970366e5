import { type Item, parse } from "./bulk-parse.js";
import { collect, ready } from "./chunks.js";
import { answer } from "./elastic.js";
import { flow } from "./flow.js";
import { textLines } from "./lines.js";
import type { Call } from "./route.js";
import { deliver, type Passing } from "./sink.js";

/**
 * `POST /_bulk`: documents go through the filter, and each operation is answered as if it were done, once all that passed
 * has arrived. Nothing is kept: deleting finds nothing, and an update without an upsert has nothing to change.
 */
export async function bulk(call: Call): Promise<Response> {
  const { MIN_SCORE } = call.config.limits;
  const began = Date.now();
  const { items, lines } = parse(await collect(call.body()), call.params.index, call.config.limits);
  const passing = flow(call, ready(lines), { minScore: MIN_SCORE });
  const { back } = await deliver(call, pairs(textLines(passing)));
  return answer(call.request, {
    errors: items.some(({ op, upsert }) => op === "update" && !upsert),
    took: Date.now() - began,
    ...(back.length > 0 && { passed: back }),
    items: items.map(done),
  });
}

/** The filter keeps an action with its document. */
async function* pairs(lines: AsyncIterable<string>): AsyncGenerator<Passing> {
  let action: string | undefined;
  for await (const line of lines) {
    if (action === undefined) action = line;
    else {
      yield { line, action };
      action = undefined;
    }
  }
}

const SHARDS = { total: 1, successful: 1, failed: 0 };

function done({ op, index, id, upsert }: Item): object {
  const about = { _index: index, _id: id };
  if (op === "update" && !upsert) {
    const error = { type: "document_missing_exception", reason: "document missing: this service keeps none", index };
    return { update: { ...about, status: 404, error } };
  }
  const [result, status] = op === "delete" ? ["not_found", 404] : ["created", 201];
  return { [op]: { ...about, _version: 1, result, _shards: SHARDS, _seq_no: 0, _primary_term: 1, status } };
}
