import { fetchModule } from "../detector/fetch.js";
import { checkSupport } from "../detector/support.js";

const modules = new Map<string, Promise<WebAssembly.Module>>();

/**
 * The detector's module, fetched and compiled once for all elements of a page that name the same address.
 *
 * @param address of the file; "" is that of the file that came with the package. A failure is tried again next time.
 */
export function moduleAt(address: string | URL): Promise<WebAssembly.Module> {
  checkSupport();
  const elsewhere = address === "" ? undefined : new URL(address, document.baseURI);
  const key = elsewhere?.href ?? "";
  let module = modules.get(key);
  if (!module) {
    module = fetchModule(elsewhere);
    modules.set(key, module);
    module.catch(() => modules.delete(key));
  }
  return module;
}
