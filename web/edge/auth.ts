import type { Protocol } from "./route.js";

/** The words before a credential that each protocol's clients send. */
const SCHEMES: Record<Protocol, readonly string[]> = {
  own: ["bearer"],
  hec: ["splunk", "basic"],
  elastic: ["apikey", "basic", "bearer"],
};

/** `missing`: no credential of a kind that the protocol knows. */
export type Verdict = "ok" | "missing" | "wrong";

/** Compares the request's credential with the token. Basic carries it as the password, ApiKey also as `id:token`. */
export async function authorize(request: Request, protocol: Protocol, token: string): Promise<Verdict> {
  const [, scheme, credential] = /^(\S+)\s+(\S+)\s*$/.exec(request.headers.get("Authorization") ?? "") ?? [];
  if (!scheme || !credential || !SCHEMES[protocol].includes(scheme.toLowerCase())) return "missing";
  const candidates = candidatesOf(scheme.toLowerCase(), credential);
  const same = await Promise.all(candidates.map((candidate) => equal(candidate, token)));
  return same.includes(true) ? "ok" : "wrong";
}

function candidatesOf(scheme: string, credential: string): string[] {
  if (scheme === "bearer" || scheme === "splunk") return [credential];
  const pair = decoded(credential);
  const secret = pair.slice(pair.indexOf(":") + 1);
  return scheme === "basic" ? [secret] : [credential, secret];
}

function decoded(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch {
    return "";
  }
}

/** Takes the same time whatever differs: hashes are compared, all bytes of them. */
async function equal(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([hash(a), hash(b)]);
  let differing = 0;
  left.forEach((byte, index) => {
    differing |= byte ^ (right[index] ?? 0);
  });
  return differing === 0;
}

const hash = async (value: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value)));
