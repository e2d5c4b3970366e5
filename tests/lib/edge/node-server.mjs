import { once } from "node:events";
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The body. Node.js would break the connection off when it is not read to the end, and with it the answer that says why. */
function bodyOf(incoming) {
  const pieces = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel: () => void incoming.resume(),
    },
    { highWaterMark: 0 },
  );
}

/** A request as fetch knows it. Its signal tells that the caller has left. */
function requestOf(incoming, signal) {
  const { method, headers, url } = incoming;
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(incoming);
  return new Request(`http://${headers.host}${url}`, { method, headers, body, duplex: "half", signal });
}

/** Serves a fetch handler on this machine alone, and answers its address. */
export async function listen(handler, port = 0) {
  const server = createServer(async (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.on("close", () => left.abort());
    const response = await handler(requestOf(incoming, left.signal));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => outgoing.destroy());
    else outgoing.end();
    incoming.resume();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}/`;
}
