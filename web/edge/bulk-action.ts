import { Refusal } from "./errors.js";

const OPERATIONS = ["index", "create", "update", "delete"] as const;

/** What can be asked for. */
export type Operation = (typeof OPERATIONS)[number];

/** What an action line says. */
export interface Action {
  readonly op: Operation;
  readonly meta: Readonly<Record<string, unknown>>;
  /** The line, which holds nothing else: some clients write members of their own behind it. */
  readonly text: string;
}

/** Reads an action line. @throws {Refusal} `invalid_body` */
export function actionOf(line: string, number: number): Action {
  try {
    const [entry, ...others] = Object.entries(JSON.parse(line) as Record<string, unknown>);
    const [op, meta] = [OPERATIONS.find((name) => name === entry?.[0]), entry?.[1]];
    if (op && typeof meta === "object" && meta !== null && !Array.isArray(meta)) {
      return { op, meta: { ...meta }, text: others.length === 0 ? line.trim() : JSON.stringify({ [op]: meta }) };
    }
  } catch {
    // Told below.
  }
  throw new Refusal(
    "invalid_body",
    `Malformed action/metadata line [${number}], expected one of [create, delete, index, update]`,
  );
}

/** The line with its index: in the text, as numbers in it, such as versions, may have more digits than JavaScript keeps. */
export function withIndex({ op, meta, text }: Action, index: string): string {
  if ("_index" in meta) return JSON.stringify({ [op]: { ...meta, _index: index } });
  const comma = Object.keys(meta).length > 0 ? "," : "";
  return text.replace(/\}\s*\}$/, () => `${comma}"_index":${JSON.stringify(index)}}}`);
}
