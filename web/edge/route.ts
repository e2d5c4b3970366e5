import type { Detector } from "../detector/types.js";
import type { Meter } from "./body.js";
import type { Chunks } from "./chunks.js";
import type { RefusalCode } from "./errors.js";
import type { Config } from "./settings.js";

/** Whose manners a route keeps: credentials, replies and errors differ. */
export type Protocol = "own" | "hec" | "elastic";

/** One request on its way, with all that a route may use. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  /** Every route of the service. */
  readonly routes: readonly Route[];
  /** What `{name}` in the path stands for. */
  readonly params: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly detector: Detector;
  /** What was read of the body as it is sent. */
  readonly sent: Meter;
  /** What was read of it, decompressed. */
  readonly meter: Meter;
  /** The decompressed body, under the limits of the route. */
  body(): Chunks;
  /** Keeps the host from dropping a flow before it has cleaned up, also when the caller has left. */
  hold(finished: Promise<"done" | "failed" | "cancelled">): void;
}

/** A query parameter: the name, and how OpenAPI describes its values. */
export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One row of the table of routes. The OpenAPI document is written from the same rows. */
export interface Route {
  readonly path: string;
  readonly methods: readonly ("GET" | "POST" | "PUT")[];
  readonly protocol: Protocol;
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Answers without a credential. */
  readonly open?: true;
  readonly query?: readonly Parameter[];
  /** What the body may be; without it, the route reads none. */
  readonly body?: { readonly types: readonly string[]; readonly cost: number; readonly batch?: true };
  /** What the answer is. */
  readonly answer: { readonly types: readonly string[]; readonly description: string };
  /** Refusals of this route beyond those that every route has. */
  readonly refuses?: readonly RefusalCode[];
  run(call: Call): Response | Promise<Response>;
}
