import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** The path that a request names, decoded; undefined when it cannot be one. */
function pathOf(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    return path.includes("\0") || path.includes("\\") ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The folder that serves a path, with what follows the prefix; the longest prefix wins. */
function mountOf(mounts, path) {
  const prefix = Object.keys(mounts)
    .filter((start) => path.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
  return prefix && { folder: mounts[prefix], rest: path.slice(prefix.length) };
}

// The real path must lie in the real folder: `..` and links that lead outside are simply not found.
async function fileOf(mounts, path) {
  const mount = path === undefined ? undefined : mountOf(mounts, path);
  if (!mount) return undefined;
  const wanted = join(mount.folder, mount.rest, path.endsWith("/") ? "index.html" : "");
  const [file, folder] = await Promise.all([realpath(wanted), realpath(mount.folder)]).catch(() => []);
  return file?.startsWith(folder + sep) ? { file, stats: await stat(file) } : undefined;
}

async function answer(mounts, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const found = await fileOf(mounts, pathOf(request.url));
  if (!found) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
  } else if (found.stats.isDirectory()) {
    // One leading slash only: two would name another host.
    response.writeHead(301, { Location: `/${request.url.split(/[?#]/, 1)[0].replace(/^\/+/, "")}/` }).end();
  } else {
    send(found, request, response);
  }
}

function send({ file, stats }, request, response) {
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": stats.size,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}

/**
 * Serves folders as plain files on this machine alone.
 *
 * `mounts` maps a path that ends in `/` to a folder; `port` 0 takes any free port. The answer holds the address of
 * `/`, the log of all requests so far, and `close`. Rejects when the port is taken.
 *
 * @param {Record<string, string>} mounts
 * @param {number} [port]
 * @returns {Promise<{ url: string, requests: { method: string, url: string }[], close: () => Promise<void> }>}
 */
export function serve(mounts, port = 0) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method, url: request.url });
    answer(mounts, request, response).catch(() => response.destroy());
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, requests, close }),
    );
  });
}
