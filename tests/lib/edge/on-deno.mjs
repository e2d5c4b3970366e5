import { service } from "./service.mjs";

const { Deno } = globalThis;
const handler = service(
  new WebAssembly.Module(Deno.readFileSync(new URL("./mofcomp_detector_bg.wasm", import.meta.url))),
);
const onListen = ({ port }) => console.log(`http://127.0.0.1:${port}/`);
Deno.serve({ hostname: "127.0.0.1", port: 0, onListen }, (request) => handler(request));
