/** Loads and compiles the module that lies beside the published file, or elsewhere, where `fetch` is the way to files. */
export async function fetchModule(elsewhere?: URL): Promise<WebAssembly.Module> {
  // Written as bundlers want it, to be found and brought along; the path is that of the published file.
  const url = elsewhere ?? new URL("../pkg/mofcomp_detector_bg.wasm", import.meta.url);
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}`);
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return streams && typeof WebAssembly.compileStreaming === "function"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
