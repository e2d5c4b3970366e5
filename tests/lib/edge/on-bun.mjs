import { service } from "./service.mjs";

const { Bun } = globalThis;
const wasm = Bun.file(new URL("./mofcomp_detector_bg.wasm", import.meta.url));
const handler = service(new WebAssembly.Module(await wasm.arrayBuffer()));
const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  // The handler has limits of its own.
  maxRequestBodySize: Number.MAX_SAFE_INTEGER,
  fetch: (request) => handler(request),
});
console.log(server.url.href);
