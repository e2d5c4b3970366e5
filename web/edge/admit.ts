import { authorize } from "./auth.js";
import { Refusal } from "./errors.js";
import { checkQuery } from "./query.js";
import { typeOf } from "./reply.js";
import type { Protocol, Route } from "./route.js";
import type { Config } from "./settings.js";

const CHALLENGE: Record<Protocol, string> = {
  own: 'Bearer realm="mofcomp-detector"',
  hec: 'Basic realm="mofcomp-detector"',
  elastic: 'ApiKey, Basic realm="mofcomp-detector", Bearer realm="mofcomp-detector"',
};

const HOW: Record<Protocol, string> = {
  own: "Bearer TOKEN",
  hec: "Splunk TOKEN",
  elastic: "ApiKey TOKEN (or Basic with the token as the password, or Bearer)",
};

/** Whatever can be said of a request before its body is read. @throws {Refusal} */
export async function admit(request: Request, url: URL, route: Route, config: Config): Promise<void> {
  if (!route.open && config.token) await checkToken(request, route.protocol, config.token);
  if (route.protocol !== "own") return;
  checkQuery(url, route.query);
  if (route.body) checkType(request, route.body.types);
}

async function checkToken(request: Request, protocol: Protocol, token: string): Promise<void> {
  const verdict = await authorize(request, protocol, token);
  if (verdict === "ok") return;
  const headers = { "WWW-Authenticate": CHALLENGE[protocol] };
  if (verdict === "wrong") throw new Refusal("invalid_token", "The token is not the right one.", headers);
  throw new Refusal("unauthorized", `A token is required: Authorization: ${HOW[protocol]}.`, headers);
}

// Without a type, the body is taken for what the route reads. curl's own default is the one mistake that everybody makes.
function checkType(request: Request, types: readonly string[]): void {
  const type = typeOf(request);
  if (!type || types.includes(type)) return;
  const hint = type.includes("form") ? ` With curl, add: -H "Content-Type: ${types[0]}".` : "";
  throw new Refusal("unsupported_media_type", `Content-Type must be one of ${types.join(", ")}.${hint}`, {
    Accept: types.join(", "),
  });
}
