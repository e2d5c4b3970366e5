/** Loads and compiles the module that lies beside the published file, or elsewhere, where `fetch` is the way to files. */
export async function fetchModule(elsewhere?: URL): Promise<WebAssembly.Module> {
  // Written as bundlers want it, to be found and brought along; the path is that of the published file.
  const url = elsewhere ?? new URL("../pkg/mofcomp_detector_bg.wasm", import.meta.url);
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}`);
  const type = response.headers.get("Content-Type") ?? "";
  // Servers of applications answer so to whatever they do not know, with 200.
  if (type.startsWith("text/html")) {
    throw new Error(`${url} answered a page: the module is not where the script looks for it`);
  }
  const streams = type.startsWith("application/wasm");
  return streams && typeof WebAssembly.compileStreaming === "function"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
