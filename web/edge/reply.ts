import { type Refusal, told } from "./errors.js";
import type { Config } from "./settings.js";

export const JSON_TYPE = "application/json";
export const NDJSON_TYPE = "application/x-ndjson";
export const XML_TYPES: readonly string[] = ["application/xml", "text/xml"];

/** The media type of a body, without its parameters. */
export const typeOf = ({ headers }: Request): string =>
  headers.get("Content-Type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";

/** An answer in JSON. */
export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  jsonText(JSON.stringify(value), status, headers);

/** An answer that is JSON text already. */
export const jsonText = (body: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { "Content-Type": JSON_TYPE, ...headers } });

/** A refusal as this service's own routes tell it. */
export const refused = (refusal: Refusal): Response => json(told(refusal), refusal.status, { ...refusal.headers });

const SECURITY = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The answer as it goes out: nobody keeps it, guesses its type or shows it; of other sites, only those allowed read it. */
export function dressed(response: Response, request: Request, config: Config | undefined): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY)) headers.set(name, value);
  for (const [name, value] of Object.entries(cors(request, config?.origins ?? []))) headers.append(name, value);
  const { status } = response;
  return new Response(request.method === "HEAD" ? null : response.body, { status, headers });
}

function cors(request: Request, origins: readonly string[]): Record<string, string> {
  if (origins.length === 0) return {};
  const origin = request.headers.get("Origin");
  if (origins.includes("*")) return { "Access-Control-Allow-Origin": "*" };
  return { Vary: "Origin", ...(origin && origins.includes(origin) && { "Access-Control-Allow-Origin": origin }) };
}

/** The answer to OPTIONS: what a path takes, and for a browser's preflight whether it may. */
export function options(request: Request, allow: string, config: Config): Response {
  const headers = { Allow: allow };
  if (!request.headers.has("Access-Control-Request-Method")) return new Response(null, { status: 204, headers });
  const allowed = "Access-Control-Allow-Origin" in cors(request, config.origins);
  return new Response(null, {
    status: allowed ? 204 : 403,
    headers: {
      ...headers,
      ...(allowed && {
        "Access-Control-Allow-Methods": allow,
        "Access-Control-Allow-Headers": "Authorization, Content-Encoding, Content-Type",
        "Access-Control-Max-Age": "600",
      }),
    },
  });
}
