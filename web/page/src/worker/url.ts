import workerText from "virtual:scan-worker";

/*
 * The Content-Security-Policy requires trusted types: no string becomes markup, a script or a worker's address, except
 * by this one policy, which makes this one address.
 */

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): URL };
}

declare global {
  // Missing where a browser has no trusted types.
  var trustedTypes: TrustedTypes | undefined;
}

let made: URL | string | undefined;

/** The address of the scan worker: a blob of its own script. */
export function workerUrl(): URL | string {
  made ??= trust(URL.createObjectURL(new Blob([workerText], { type: "text/javascript" })));
  return made;
}

function trust(url: string): URL | string {
  const policy = globalThis.trustedTypes?.createPolicy("scan-worker", { createScriptURL: () => url });
  return policy ? policy.createScriptURL(url) : url;
}
