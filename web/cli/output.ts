import type { Writable } from "node:stream";

const PIECE = 64 * 1024;

/**
 * Writes lines as fast as the reader takes them. False when the reader went away (`| head`), which is no error: nobody
 * wants the rest.
 */
export async function writeLines(stream: Writable, lines: Iterable<string>): Promise<boolean> {
  let gone = false;
  const stop = (): void => {
    gone = true;
  };
  stream.on("error", stop);
  let piece = "";
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    if (!(await write(stream, piece)) || gone) return false;
    piece = "";
  }
  return piece === "" || write(stream, piece);
}

function write(stream: Writable, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    stream.write(text, (error) => resolve(!error));
  });
}
