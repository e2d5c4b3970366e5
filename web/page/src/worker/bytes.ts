import type { Log } from "./protocol.js";

/** A log ready to scan, and as the text that the report's byte offsets refer to. */
export interface ReadLog {
  readonly input: string | Uint8Array;
  readonly text: Blob;
}

/** Reads a log. Throws what the browser throws when a file cannot be read. */
export async function readLog(log: Log): Promise<ReadLog> {
  if (typeof log === "string") return { input: log, text: new Blob([log]) };
  const bytes = new Uint8Array(await log.arrayBuffer());
  const encoding = utf16(bytes);
  if (!encoding) return { input: bytes, text: log };
  return { input: bytes, text: new Blob([new TextDecoder(encoding).decode(bytes)]) };
}

/** UTF-16 by its byte order mark, or by the zero half of an ASCII first character. */
function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first && second === 0 && third && fourth === 0) return "utf-16le";
  if (first === 0 && second && third === 0 && fourth) return "utf-16be";
  return undefined;
}
