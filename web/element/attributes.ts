/** Every attribute that means something. */
export const NAMES: readonly string[] = ["src", "sample", "readonly", "theme", "rules", "loading", "label", "wasm-src"];

const PROPERTIES = ["src", "sample", "readonly", "readOnly", "theme", "rules", "loading", "label", "value"];

/** The value when it is one of those known, else "". */
export function oneOf<T extends string>(value: string | null, known: readonly T[]): T | "" {
  return known.find((one) => one === value?.trim().toLowerCase()) ?? "";
}

/** Properties that were set before the element was defined hide the accessors: they are taken off and set again. */
export function upgrade(element: object): void {
  for (const name of PROPERTIES) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
