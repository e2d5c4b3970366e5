import type { ElementRule, ElementSample, ElementTheme } from "./types.js";

/** Every attribute that means something. */
export const NAMES: readonly string[] = ["src", "sample", "readonly", "theme", "rules", "loading", "label", "wasm-src"];

// A server that renders has no HTMLElement, and must be able to import this.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

const PROPERTIES = ["src", "sample", "readonly", "readOnly", "theme", "rules", "loading", "label", "value"];

/** The value when it is one of those known, else "". */
function oneOf<T extends string>(value: string | null, known: readonly T[]): T | "" {
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

/** The properties that are attributes: each side says the other. */
export abstract class AttributeElement extends Base {
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(value: string) {
    this.#reflect("src", value);
  }
  get sample(): ElementSample | "" {
    return (this.getAttribute("sample") ?? "") as ElementSample | "";
  }
  set sample(value: ElementSample | "") {
    this.#reflect("sample", value);
  }
  get readonly(): boolean {
    return this.hasAttribute("readonly");
  }
  set readonly(value: boolean) {
    this.toggleAttribute("readonly", Boolean(value));
  }
  get readOnly(): boolean {
    return this.readonly;
  }
  set readOnly(value: boolean) {
    this.readonly = value;
  }
  get theme(): ElementTheme {
    return oneOf(this.getAttribute("theme"), ["light", "dark"]) || "auto";
  }
  set theme(value: ElementTheme) {
    this.#reflect("theme", value);
  }
  get rules(): ElementRule | "" {
    // Also by its id: what a dot parts from the product is not asked for.
    return oneOf(this.getAttribute("rules")?.split(".")[0] ?? null, ["splunk", "elastic"]);
  }
  set rules(value: ElementRule | "") {
    this.#reflect("rules", value);
  }
  get loading(): "lazy" | "eager" {
    return oneOf(this.getAttribute("loading"), ["eager"]) || "lazy";
  }
  set loading(value: "lazy" | "eager") {
    this.#reflect("loading", value);
  }
  get label(): string {
    return this.getAttribute("label") ?? "";
  }
  set label(value: string) {
    this.#reflect("label", value);
  }

  #reflect(name: string, value: unknown): void {
    if (value === undefined || value === null || value === "") this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }
}
