import { visibleNodes, visibleText } from "./text/visible.js";

export type Child = Node | string | null | undefined | false;
type Attribute = string | number | boolean | undefined | ((event: Event) => void);

/**
 * Makes an element. Strings become text nodes in which nothing can hide (see `visible.ts`), in attributes as in
 * children, so that no caller has to remember that a log is not to be trusted.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  return fill(element, ...children);
}

function setAttribute(element: HTMLElement, name: string, value: Attribute): void {
  if (value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name, value);
  else element.setAttribute(name, value === true ? "" : visibleText(String(value)));
}

/** Replaces all children. */
export function fill<E extends Element>(element: E, ...children: Child[]): E {
  element.replaceChildren();
  return append(element, ...children);
}

/** Adds children. */
export function append<E extends Element>(element: E, ...children: Child[]): E {
  for (const child of children) {
    if (typeof child === "string") element.append(...visibleNodes(child));
    else if (child) element.append(child);
  }
  return element;
}

/** The element of index.html with this id; its absence is a mistake of ours, found by the first test. */
export function byId<K extends keyof HTMLElementTagNameMap = "div">(id: string, _tag?: K): HTMLElementTagNameMap[K] {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found as HTMLElementTagNameMap[K];
}

/** A link that tells the other side nothing about this page. Anything but https becomes plain text. */
export function link(url: string, text: string): HTMLElement {
  if (!url.startsWith("https://")) return h("span", {}, text);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}
