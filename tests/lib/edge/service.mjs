import { createHandler } from "../../../web/edge/index.ts";

/**
 * What the test hosts run: the handler, with settings that each request may bring along, and at `/__seen` what became of
 * the bodies since it was asked last.
 *
 * @param {WebAssembly.Module} module
 */
export function service(module) {
  const environments = new Map();
  let seen = [];
  const handler = createHandler(module, {}, (one) => seen.push(one));
  const environment = (text) => {
    const env = environments.get(text) ?? JSON.parse(text);
    environments.set(text, env);
    return env;
  };
  return async (request, _env, context) => {
    if (new URL(request.url).pathname !== "/__seen") {
      return handler(request, environment(request.headers.get("X-Settings") ?? '{"ALLOW_ANONYMOUS":"true"}'), context);
    }
    const answer = Response.json(seen);
    seen = [];
    return answer;
  };
}
