/** A stream of these chunks, made one at a time when asked for; `asked` counts. */
export function streamOf(chunks) {
  const iterator = chunks[Symbol.iterator]();
  const counted = { asked: 0, cancelled: undefined };
  const stream = new ReadableStream(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done) return controller.close();
        counted.asked += 1;
        controller.enqueue(value);
      },
      cancel(reason) {
        counted.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return Object.assign(counted, { stream });
}

/** All bytes of a stream. */
export async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The bytes cut every `size` bytes. */
export function* cut(bytes, size) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Lets all that is ready to run, run: a turn of the event loop, of which no promise is left behind. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
