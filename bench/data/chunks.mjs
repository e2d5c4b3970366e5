import { lines } from "./lines.mjs";

/** What a reader of files or of the network would hand over at a time. */
export const CHUNK = 1024 * 1024;

// No line is longer in UTF-8, with room to spare.
const LONGEST = 16 * 1024;

/**
 * A generated log in chunks of 1 MiB, the last one shorter; it ends with a whole line, at or just above the size wanted.
 * Holds no more than a chunk at a time, whatever the size.
 *
 * @param {Parameters<typeof lines>[0] & { bytes: number }} wanted
 * @returns {Generator<Uint8Array, void>}
 */
export function* chunks(wanted) {
  const line = lines(wanted);
  let buffer = Buffer.allocUnsafeSlow(CHUNK + LONGEST);
  let [filled, given, fresh] = [0, 0, true];
  while (given + filled < wanted.bytes) {
    filled += buffer.write(line(fresh), filled);
    fresh = filled >= CHUNK;
    if (!fresh) continue;
    // A chunk goes out for good: whoever takes it may keep it.
    const next = Buffer.allocUnsafeSlow(CHUNK + LONGEST);
    buffer.copy(next, 0, CHUNK, filled);
    yield new Uint8Array(buffer.buffer, 0, CHUNK);
    given += CHUNK;
    filled -= CHUNK;
    buffer = next;
  }
  if (filled) yield new Uint8Array(buffer.buffer, 0, filled);
}
