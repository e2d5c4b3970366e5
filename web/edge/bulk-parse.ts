import { type Action, actionOf, type Operation, withIndex } from "./bulk-action.js";
import { joined } from "./chunks.js";
import { Refusal } from "./errors.js";
import { linesOf, recordTooLarge } from "./lines.js";

/** One operation of a `_bulk` body. */
export interface Item {
  readonly op: Operation;
  readonly index: string;
  readonly id: string;
  /** The line that says so, with its index. */
  readonly action: string;
  /** An update that brings a document in case there is none. */
  readonly upsert: boolean;
  /** Its document is no JSON object, by a glance. */
  readonly broken: boolean;
}

interface Limits {
  readonly MAX_BATCH_RECORDS: number;
  readonly MAX_RECORD_BYTES: number;
}

const NEWLINE = Uint8Array.of(10);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Takes a `_bulk` body apart: the operations in their order, and the documents that they bring as lines, each behind an
 * action whose `_id` is the operation's place. No action of the sender's goes there: one that the filter did not take for
 * one would put all that follow in the wrong order.
 *
 * @throws {Refusal} `invalid_body` (the whole body, as Elasticsearch does), `too_many_records`, `record_too_large`
 */
export function parse(
  body: Uint8Array,
  index: string | undefined,
  limits: Limits,
): { items: Item[]; lines: Uint8Array } {
  if (body.length === 0) throw new Refusal("invalid_body", "request body is required");
  if (body.at(-1) !== 10) throw unterminated();
  const items: Item[] = [];
  const lines: Uint8Array[] = [];
  const all = linesOf(body);
  let number = 0;
  for (const line of all) {
    number += 1;
    if (blank(line)) continue;
    if (items.length >= limits.MAX_BATCH_RECORDS) throw tooMany(limits.MAX_BATCH_RECORDS);
    const action = actionOf(decoder.decode(line), number);
    number += action.op === "delete" ? 0 : 1;
    const document = action.op === "delete" ? undefined : documentIn(all, limits);
    const item = itemOf(action, index, document);
    if (document && !blank(document) && (item.op !== "update" || item.upsert))
      lines.push(encoder.encode(`{"index":{"_id":"${items.length}"}}\n`), document, NEWLINE);
    items.push(item);
  }
  return { items, lines: joined(lines) };
}

function documentIn(lines: Iterator<Uint8Array>, { MAX_RECORD_BYTES }: Limits): Uint8Array {
  const { value, done } = lines.next();
  if (done) throw unterminated();
  if (value.length > MAX_RECORD_BYTES) throw recordTooLarge(MAX_RECORD_BYTES);
  return value;
}

const isBlank = (byte: number | undefined): boolean => byte === 9 || byte === 13 || byte === 32;
const blank = (line: Uint8Array): boolean => line.every(isBlank);

/** Told by its ends: whether it is one throughout costs more than all the rest. */
function isObject(document: Uint8Array): boolean {
  let [start, end] = [0, document.length - 1];
  while (isBlank(document[start])) start += 1;
  while (end > start && isBlank(document[end])) end -= 1;
  return document[start] === 0x7b && document[end] === 0x7d && end > start;
}

function itemOf(action: Action, given: string | undefined, document: Uint8Array | undefined): Item {
  const { op, meta, text } = action;
  const index = meta._index ?? given;
  if (typeof index !== "string" || index === "")
    throw new Refusal("invalid_body", "Validation Failed: 1: index is missing;");
  return {
    op,
    index,
    id: meta._id === undefined || meta._id === null ? newId() : String(meta._id),
    action: meta._index === index ? text : withIndex(action, index),
    upsert: op === "update" && document !== undefined && /"(doc_as_)?upsert"/.test(decoder.decode(document)),
    broken: document !== undefined && !isObject(document),
  };
}

/** Ids as short as Elasticsearch's own. One start for a process: the counter keeps them apart. */
let start: string | undefined;
let made = 0;
function newId(): string {
  start ??= crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  made += 1;
  return start + made.toString(36).padStart(8, "0");
}

const unterminated = () => new Refusal("invalid_body", "The bulk request must be terminated by a newline [\\n]");

const tooMany = (most: number) =>
  new Refusal("too_many_records", `There are more than ${most} operations (MAX_BATCH_RECORDS). Send smaller batches.`);
