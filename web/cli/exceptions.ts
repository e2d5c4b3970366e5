import { readFile } from "node:fs/promises";
import type { Exception } from "../detector/types.js";
import { UsageError } from "./args.js";
import { reason } from "./reason.js";

/** The list in a file. What it may hold is the detector's to check. @throws {UsageError} */
export async function readExceptions(file: string): Promise<Exception[]> {
  const text = decoded(await readFile(file).catch((error: unknown) => refuse(file, reason(error))));
  try {
    return JSON.parse(text) as Exception[];
  } catch (error) {
    return refuse(file, `it is not JSON: ${reason(error)}`);
  }
}

export function refuse(file: string, why: string): never {
  throw new UsageError(`--exceptions ${file}: ${why}`);
}

/** Editors and shells of Windows mark UTF-8 and UTF-16 by their first bytes. */
function decoded(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
