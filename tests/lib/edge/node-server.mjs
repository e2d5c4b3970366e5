import { once } from "node:events";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The body, one piece at a time, and what lets the rest of it go by. */
function bodyOf(incoming) {
  const pieces = incoming.iterator({ destroyOnReturn: false });
  // Node.js would break off a connection whose request is not read to the end, and with it the answer that says why. As
  // long as the iterator listens, `resume` does nothing.
  const drain = () => void pieces.return().finally(() => incoming.resume());
  const body = new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel: drain,
    },
    { highWaterMark: 0 },
  );
  return { body, drain };
}

/** A request as fetch knows it. Its signal tells that the caller has left. */
function requestOf(incoming, body, signal) {
  const { method, headers, url } = incoming;
  const given = method === "GET" || method === "HEAD" ? {} : { body, duplex: "half" };
  return new Request(`http://${headers.host}${url}`, { method, headers, signal, ...given });
}

/** Serves a fetch handler on this machine alone, and answers its address. */
export async function listen(handler, port = 0) {
  const server = createServer(async (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.on("close", () => left.abort());
    const { body, drain } = bodyOf(incoming);
    const response = await handler(requestOf(incoming, body, left.signal));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy());
    else outgoing.end();
    drain();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}/`;
}
