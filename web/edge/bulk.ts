import { type Item, parse } from "./bulk-parse.js";
import { collect, ready } from "./chunks.js";
import { answer } from "./elastic.js";
import { flow } from "./flow.js";
import { textLines } from "./lines.js";
import type { Passing } from "./passing.js";
import type { Call } from "./route.js";
import { deliver } from "./sink.js";

/**
 * `POST /_bulk`: documents go through the filter, and each operation is answered as if it were done, once all that passed
 * has arrived. Nothing is kept: deleting finds nothing, and an update without an upsert has nothing to change. A document
 * that is broken is refused, and passes all the same where it could be a run.
 */
export async function bulk(call: Call): Promise<Response> {
  const { MIN_SCORE } = call.config.limits;
  const began = Date.now();
  const { items, lines } = parse(await collect(call.body()), call.params.index, call.config.limits);
  const passing = flow(call, ready(lines), { minScore: MIN_SCORE });
  const { back } = await deliver(call, pairs(textLines(passing), items));
  // What passed comes last: Fluent Bit, whose buffer may be too small for all of it, looks for the rest in its beginning.
  return answer(call.request, {
    took: Date.now() - began,
    errors: items.some((item) => failure(item) !== undefined),
    items: items.map(done),
    ...(back.length > 0 && { passed: back }),
  });
}

/** The filter keeps an action with its document; its number leads to the one that was sent. */
async function* pairs(lines: AsyncIterable<string>, items: readonly Item[]): AsyncGenerator<Passing> {
  let item: Item | undefined;
  for await (const line of lines) {
    if (item) {
      yield { line, action: item.action };
      item = undefined;
    } else item = items[Number(/\d+/.exec(line)?.[0])];
  }
}

/** Why an operation fails, and with what status. A deletion that finds nothing does not. */
function failure({ op, index, upsert, broken }: Item): { status: number; error: object } | undefined {
  if (broken) {
    return { status: 400, error: { type: "document_parsing_exception", reason: "the document is no JSON object" } };
  }
  if (op !== "update" || upsert) return undefined;
  const reason = "document missing: this service keeps none";
  return { status: 404, error: { type: "document_missing_exception", reason, index } };
}

const SHARDS = { total: 1, successful: 1, failed: 0 };

function done(item: Item): object {
  const { op, index, id } = item;
  const about = { _index: index, _id: id };
  const failed = failure(item);
  if (failed) return { [op]: { ...about, ...failed } };
  const [result, status] = op === "delete" ? ["not_found", 404] : ["created", 201];
  return { [op]: { ...about, _version: 1, result, _shards: SHARDS, _seq_no: 0, _primary_term: 1, status } };
}
