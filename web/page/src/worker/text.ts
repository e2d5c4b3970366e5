/** Decoded text that is held in memory at once; a blob of it may lie on the disk. */
const PIECE = 4 * 1024 * 1024;

/** A file as the text that the report's byte offsets refer to: itself, unless it is UTF-16. Never held as a whole. */
export async function textOf(file: Blob): Promise<Blob> {
  const encoding = utf16(new Uint8Array(await file.slice(0, 4).arrayBuffer()));
  return encoding ? decoded(file, encoding) : file;
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

async function decoded(file: Blob, encoding: string): Promise<Blob> {
  const decoder = new TextDecoder(encoding);
  const parts: Blob[] = [];
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    parts.push(new Blob([decoder.decode(bytes, { stream: at + PIECE < file.size })]));
  }
  return new Blob(parts);
}
