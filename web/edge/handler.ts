import { DetectorError } from "../detector/errors.js";
import { createDetectorSync } from "../detector/load.js";
import type { CompiledModule, Detector } from "../detector/types.js";
import { admit } from "./admit.js";
import { bodyOf, Meter } from "./body.js";
import { type EdgeSettings, sameSettings, settingsOf } from "./edge-settings.js";
import { misconfigured, refusalOf } from "./errors.js";
import { allowed, choose, matches, protocolOf } from "./match.js";
import { REFUSED } from "./protocols.js";
import { dressed, options } from "./reply.js";
import type { Call, Route } from "./route.js";
import { ROUTES } from "./routes.js";
import { type Config, configure } from "./settings.js";

/** What Cloudflare hands to a request besides its settings. Other hosts have none and need none. */
export interface Context {
  waitUntil(work: Promise<unknown>): void;
}

/** What became of a body that went through the filter. Counts alone: nothing of what was read. */
export interface Seen {
  readonly route: string;
  /** Read of the body, decompressed. */
  readonly bytes: number;
  readonly outcome: "done" | "failed" | "cancelled";
}

/**
 * A fetch handler: Cloudflare calls it with all three. What Deno and Bun hand over second holds no settings, and is another
 * object at each request of Deno's.
 */
export type Handler = (request: Request, env?: object, context?: Context) => Promise<Response>;

/**
 * The whole service as one function from request to response. Never rejects.
 *
 * @param source The compiled module (the detector is made of it, by the settings), or a detector that is ready.
 * @param settings Go before those of the host's environment. README.md lists them.
 * @param observe Is told of each body that went through the filter, once nothing of it is left.
 * @example
 * import { createDetector } from "mofcomp-detector";
 * import { createHandler } from "mofcomp-detector/edge";
 * const handler = createHandler(await createDetector(), { AUTH_TOKEN: "a long secret" });
 * // Deno.serve(handler), Bun.serve({ fetch: handler }), or whatever the host has; without a server:
 * const response = await handler(new Request("https://edge.example/healthz"));
 */
export function createHandler(
  source: CompiledModule | Detector,
  // Also `process.env` as Bun declares it: by names that every program has.
  settings: EdgeSettings | { readonly NODE_ENV?: string | undefined } = {},
  observe?: (seen: Seen) => void,
): Handler {
  const setUp = remembered((given) => {
    const config = configure(given);
    return { config, detector: detectorOf(source, config) };
  });
  return async (request, env = {}, context) => {
    const url = new URL(request.url);
    const found = matches(ROUTES, url.pathname);
    let config: Config | undefined;
    try {
      const { detector, ...set } = setUp(settingsOf(env, settings));
      config = set.config;
      if (request.method === "OPTIONS" && found.length > 0) {
        return dressed(options(request, allowed(found), config), request, config);
      }
      const { route, params } = choose(found, request.method);
      await admit(request, url, route, config);
      const call = callOf({ request, url, routes: ROUTES, params, config, detector }, route, context, observe);
      return dressed(await route.run(call), request, config);
    } catch (error) {
      const refused = REFUSED[protocolOf(found, url.pathname)];
      return dressed(refused(refusalOf(error), request), request, config);
    }
  };
}

type Given = Pick<Call, "request" | "url" | "routes" | "params" | "config" | "detector">;

function callOf(given: Given, route: Route, context: Context | undefined, observe?: (seen: Seen) => void): Call {
  const [sent, meter] = [new Meter(), new Meter()];
  const { MAX_BODY_BYTES, MAX_BATCH_BYTES, MAX_WORK_BYTES } = given.config.limits;
  const body = route.body?.batch ? Math.min(MAX_BODY_BYTES, MAX_BATCH_BYTES) : MAX_BODY_BYTES;
  const work = Math.floor(MAX_WORK_BYTES / (route.body?.cost ?? 1));
  return {
    ...given,
    sent,
    meter,
    body: () => bodyOf(given.request, { body, work }, sent, meter),
    hold: (flow) => {
      const seen = flow.then((outcome) => observe?.({ route: route.id, bytes: meter.bytes, outcome }));
      context?.waitUntil(seen);
    },
  };
}

function detectorOf(source: CompiledModule | Detector, config: Config): Detector {
  const { exceptions } = config;
  if ("scan" in source && exceptions) {
    throw misconfigured("EXCEPTIONS does nothing where a detector is given that is ready: give them to the detector.");
  }
  if ("scan" in source) return source;
  try {
    return createDetectorSync(source, {
      maxRecordBytes: config.limits.MAX_RECORD_BYTES,
      ...(exceptions && { exceptions }),
    });
  } catch (error) {
    if (error instanceof DetectorError && error.code === "invalid_option")
      throw misconfigured(`EXCEPTIONS: ${error.message}`);
    throw error;
  }
}

/** What is made of settings is made once, as long as they stay the same. */
function remembered<T>(make: (given: EdgeSettings) => T): (given: EdgeSettings) => T {
  let known: { given: EdgeSettings; value: T } | undefined;
  return (given) => {
    if (!known || !sameSettings(known.given, given)) known = { given, value: make(given) };
    return known.value;
  };
}
