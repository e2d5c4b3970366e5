import { joined } from "./chunks.js";
import { Refusal } from "./errors.js";
import { linesOf, recordTooLarge } from "./lines.js";

const OPERATIONS = ["index", "create", "update", "delete"] as const;

/** One operation of a `_bulk` body. */
export interface Item {
  readonly op: (typeof OPERATIONS)[number];
  readonly index: string;
  readonly id: string;
  /** An update that brings a document in case there is none. */
  readonly upsert: boolean;
}

interface Limits {
  readonly MAX_BATCH_RECORDS: number;
  readonly MAX_RECORD_BYTES: number;
}

const NEWLINE = Uint8Array.of(10);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Takes a `_bulk` body apart: the operations in their order, and the lines of those that bring a document, each action
 * with its index.
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
    const action = actionOf(line, number);
    const item = itemOf(action, index, items.length);
    if (items.length >= limits.MAX_BATCH_RECORDS) throw tooMany(limits.MAX_BATCH_RECORDS);
    if (item.op === "delete") {
      items.push(item);
      continue;
    }
    number += 1;
    const document = all.next().value;
    if (!document) throw unterminated();
    if (document.length > limits.MAX_RECORD_BYTES) throw recordTooLarge(limits.MAX_RECORD_BYTES);
    const upsert = item.op === "update" && /"(doc_as_)?upsert"/.test(decoder.decode(document));
    items.push({ ...item, upsert });
    if (item.op !== "update" || upsert)
      lines.push(action.meta._index ? line : withIndex(action, item), NEWLINE, document, NEWLINE);
  }
  return { items, lines: joined(lines) };
}

const blank = (line: Uint8Array): boolean => line.length === 0 || (line.length === 1 && line[0] === 13);

interface Action {
  readonly op: Item["op"];
  readonly meta: Record<string, unknown>;
}

function actionOf(line: Uint8Array, number: number): Action {
  try {
    const [entry, ...others] = Object.entries(JSON.parse(decoder.decode(line)) as Record<string, unknown>);
    const op = OPERATIONS.find((name) => name === entry?.[0]);
    if (op && others.length === 0 && typeof entry?.[1] === "object" && entry[1] !== null) {
      return { op, meta: entry[1] as Record<string, unknown> };
    }
  } catch {
    // Told below.
  }
  throw new Refusal(
    "invalid_body",
    `Malformed action/metadata line [${number}], expected one of [create, delete, index, update]`,
  );
}

function itemOf({ op, meta }: Action, index: string | undefined, position: number): Item {
  const name = meta._index ?? index;
  if (typeof name !== "string" || name === "")
    throw new Refusal("invalid_body", "Validation Failed: 1: index is missing;");
  const id = meta._id;
  return { op, index: name, id: id === undefined || id === null ? newId(position) : String(id), upsert: false };
}

/** Ids as short as Elasticsearch's own. One start for a process: the counter keeps them apart. */
let start: string | undefined;
let made = 0;
function newId(_position: number): string {
  start ??= crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  made += 1;
  return start + made.toString(36).padStart(8, "0");
}

const withIndex = ({ op, meta }: Action, { index }: Item): Uint8Array =>
  encoder.encode(JSON.stringify({ [op]: { ...meta, _index: index } }));

const unterminated = () => new Refusal("invalid_body", "The bulk request must be terminated by a newline [\\n]");

const tooMany = (most: number) =>
  new Refusal("too_many_records", `There are more than ${most} operations (MAX_BATCH_RECORDS). Send smaller batches.`);
