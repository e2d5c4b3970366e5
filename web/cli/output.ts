import type { Writable } from "node:stream";

const PIECE = 64 * 1024;

/** What was to be written could not be, or not all of it. */
export class OutputError extends Error {}

/**
 * Writes lines as fast as the reader takes them. A reader that goes away (`| head`) is no error: nobody wants the rest.
 *
 * @throws {OutputError} of a full disk and the like.
 */
export async function writeLines(stream: Writable, lines: Iterable<string>): Promise<void> {
  // Each write tells of its own failure.
  stream.on("error", () => undefined);
  let piece = "";
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    if (!(await write(stream, piece))) return;
    piece = "";
  }
  if (piece !== "") await write(stream, piece);
}

/** What the systems call it when nobody reads. */
const GONE = ["EPIPE", "EOF", "ERR_STREAM_DESTROYED"];

/** False when the reader is gone. */
function write(stream: Writable, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
      if (!error || GONE.includes(error.code ?? "")) resolve(!error);
      else reject(new OutputError(error.message, { cause: error }));
    });
  });
}
