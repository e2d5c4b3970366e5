// What users write in each host, with the types that the host declares. It is compiled, and never run.
import { createDetector } from "mofcomp-detector";
import { createHandler } from "mofcomp-detector/edge";
import module from "mofcomp-detector/wasm";

interface Server {
  readonly port: number;
  stop(): Promise<void>;
}
interface Connection {
  readonly remoteAddr: { readonly hostname: string };
  readonly completed: Promise<void>;
}
interface Env {
  readonly AUTH_TOKEN: string;
  readonly LOGS: { get(key: string): Promise<string> };
}
interface Worker {
  fetch(request: Request, env: Env, context: { waitUntil(work: Promise<unknown>): void }): Promise<Response>;
}
declare const Bun: {
  env: { NODE_ENV?: string; TZ?: string };
  serve(options: { fetch: (request: Request, server: Server) => Response | Promise<Response> }): void;
};
declare const Deno: {
  serve(handler: (request: Request, connection: Connection) => Response | Promise<Response>): void;
  env: { get(name: string): string | undefined };
};

Bun.serve({ fetch: createHandler(module, Bun.env) });
Bun.serve({ fetch: createHandler(module, process.env) });
Deno.serve(createHandler(module, { AUTH_TOKEN: Deno.env.get("AUTH_TOKEN") }));

const handler = createHandler(module);
export const worker: Worker = {
  fetch: (request, env, context) =>
    request.method === "GET" ? createHandler(module, env)(request) : handler(request, env, context),
};

// @ts-expect-error No such setting: whoever misspells one hears of it.
createHandler(module, { AUTH_TOKENS: "secret" });

const detector = await createDetector();
const log = new Blob([]).stream();
export const lines: ReadableStream<string> = log.pipeThrough(detector.filter()).pipeThrough(new TextDecoderStream());
export const answer = new Response(detector.filter().readable);
await detector.scanStream(new Blob([]).stream(), { workers: 2, signal: AbortSignal.timeout(1) });
