import { Refusal } from "./errors.js";
import type { Protocol, Route } from "./route.js";

/** A route with what its path's `{names}` stand for. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The routes of one path, whatever their method. */
export function matches(routes: readonly Route[], path: string): Match[] {
  return routes.flatMap((route) => {
    const params = paramsOf(route.path.split("/"), path.split("/"));
    return params ? [{ route, params }] : [];
  });
}

function paramsOf(want: readonly string[], have: readonly string[]): Record<string, string> | undefined {
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  const fits = want.every((part, index) => {
    const given = have[index] ?? "";
    if (!part.startsWith("{")) return part === given;
    params[part.slice(1, -1)] = decoded(given);
    return /^[^_]/.test(given);
  });
  return fits ? params : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a path takes, as the Allow header names it. */
export function allowed(found: readonly Match[]): string {
  const methods = found.flatMap(({ route }) => route.methods);
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

/** The match for a method. @throws {Refusal} `not_found`, `method_not_allowed` */
export function choose(found: readonly Match[], method: string): Match {
  if (found.length === 0) throw new Refusal("not_found", "There is nothing at this path. GET /openapi.json lists all.");
  const wanted = method === "HEAD" ? "GET" : method;
  const match = found.find(({ route }) => route.methods.some((one) => one === wanted));
  if (match) return match;
  const allow = allowed(found);
  throw new Refusal("method_not_allowed", `This path takes ${allow}.`, { Allow: allow });
}

/** Whose manners errors keep at a path, also one that is not served. */
export function protocolOf(found: readonly Match[], path: string): Protocol {
  if (found[0]) return found[0].route.protocol;
  if (path.startsWith("/services/collector")) return "hec";
  return path.includes("/_") ? "elastic" : "own";
}
