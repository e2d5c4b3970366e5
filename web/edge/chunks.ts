/** Bytes that are asked for one piece at a time: nothing is read before it is wanted, so a slow reader holds the source. */
export interface Chunks {
  /** The next piece, or undefined at the end. It belongs to the caller. */
  next(): Promise<Uint8Array | undefined>;
  /** Lets go of the source, also while a `next` is under way. */
  cancel(reason?: unknown): Promise<void>;
}

/** How much is asked for at once. By itself, workerd hands out 4 KiB, at a third of the speed. */
export const PIECE = 64 * 1024;

/** The bytes of a stream. */
export function chunksOf(stream: ReadableStream<Uint8Array>): Chunks {
  const own = byobReader(stream);
  if (own) {
    return {
      next: async () => {
        const { value, done } = await own.read(new Uint8Array(PIECE));
        return done ? undefined : value;
      },
      cancel: (reason) => own.cancel(reason),
    };
  }
  const plain = stream.getReader();
  return {
    next: async () => (await plain.read()).value,
    cancel: (reason) => plain.cancel(reason),
  };
}

// Only byte streams can fill a buffer that the reader brings; which ones are, differs from host to host.
function byobReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return undefined;
  }
}

/** Pieces that are there already. None is the body of a request without one. */
export function ready(...pieces: Uint8Array[]): Chunks {
  return {
    next: async () => pieces.shift(),
    cancel: async () => {
      pieces.length = 0;
    },
  };
}

/** What `each` makes of every piece and `end` of the end, without empty pieces. */
export function through(source: Chunks, each: (piece: Uint8Array) => Uint8Array, end: () => Uint8Array): Chunks {
  let ended = false;
  return {
    next: async () => {
      while (!ended) {
        const piece = await source.next();
        ended = piece === undefined;
        const made = piece ? each(piece) : end();
        if (made.length > 0) return made;
      }
      return undefined;
    },
    cancel: (reason) => source.cancel(reason),
  };
}

/**
 * Writes all pieces, each only when the one before was taken. Resolves when the end is written; an error of either side
 * goes to the other one and is thrown.
 */
export async function pump(source: Chunks, writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = writable.getWriter();
  // It is the error of `write` that counts.
  writer.closed.catch(() => undefined);
  try {
    for (let piece = await source.next(); piece; piece = await source.next()) await writer.write(piece);
    await writer.close();
  } catch (error) {
    await Promise.allSettled([writer.abort(error), source.cancel(error)]);
    throw error;
  }
}

/**
 * The same pieces. Behind a stream, `rethrow` throws the error that the source itself failed with, if it did: streams may
 * put words of their own around it.
 */
export function remembering(source: Chunks): Chunks & { rethrow: (error: unknown) => never } {
  let failed: { error: unknown } | undefined;
  return {
    next: async () => {
      try {
        return await source.next();
      } catch (error) {
        failed = { error };
        throw error;
      }
    },
    cancel: (reason) => source.cancel(reason),
    rethrow: (error) => {
      throw failed ? failed.error : error;
    },
  };
}

/** Pieces of at most `size` bytes. */
export function sliced(source: Chunks, size: number): Chunks {
  let rest = new Uint8Array();
  return {
    next: async () => {
      if (rest.length === 0) {
        const piece = await source.next();
        if (!piece) return undefined;
        rest = piece as Uint8Array<ArrayBuffer>;
      }
      const slice = rest.subarray(0, size);
      rest = rest.subarray(size);
      return slice;
    },
    cancel: (reason) => source.cancel(reason),
  };
}

/** All bytes in one piece. The source must be limited. */
export async function collect(source: Chunks): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let piece = await source.next(); piece; piece = await source.next()) pieces.push(piece);
  return joined(pieces);
}

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The pieces as a stream. */
export function streamOf(source: Chunks): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await source.next();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
