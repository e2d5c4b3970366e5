import { readFileSync } from "node:fs";
import { listen } from "./node-server.mjs";
import { service } from "./service.mjs";

const handler = service(new WebAssembly.Module(readFileSync(new URL("./mofcomp_detector_bg.wasm", import.meta.url))));
console.log(await listen(handler));
