/*
 * The Content-Security-Policy requires trusted types: no string becomes markup, a script or a worker's address, except
 * by this one policy, which makes one address in each thread: that of a blob of the scan worker's script.
 */

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): URL };
}

declare global {
  // Missing where a browser has no trusted types.
  var trustedTypes: TrustedTypes | undefined;
}

/** The address as one that may become a worker. Can be asked for once in a thread. */
export function trust(url: string): URL | string {
  const policy = globalThis.trustedTypes?.createPolicy("scan-worker", { createScriptURL: () => url });
  return policy ? policy.createScriptURL(url) : url;
}
