/**
 * `<mofcomp-detector>`, a custom element: importing this registers it.
 *
 * @module mofcomp-detector/element
 */

import { MofcompDetector } from "./element.js";
import type * as Public from "./types.js";

export type * from "./types.js";

/** The class. Where there is no document (a server that renders), it can be imported and not made. */
export const MofcompDetectorElement: typeof Public.MofcompDetectorElement = MofcompDetector;

export type MofcompDetectorElement = Public.MofcompDetectorElement;

const TAG = "mofcomp-detector";

/**
 * Registers the element, which importing this has done already. A second copy of the package, or a second import, finds the
 * name taken and leaves it so.
 *
 * @example
 * import { defineMofcompDetector } from "mofcomp-detector/element";
 * defineMofcompDetector();
 */
export function defineMofcompDetector(): void {
  if (typeof customElements === "undefined" || customElements.get(TAG)) return;
  customElements.define(TAG, MofcompDetector);
}

defineMofcompDetector();
