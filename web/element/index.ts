import { MofcompDetector } from "./element.js";
import type * as Public from "./types.js";

export type * from "./types.js";

/** The class. Where there is no document (a server that renders), it can be imported and not made. */
export const MofcompDetectorElement: typeof Public.MofcompDetectorElement = MofcompDetector;

export type MofcompDetectorElement = Public.MofcompDetectorElement;

const TAG = "mofcomp-detector";

/** A second copy of the package, or a second import, finds the name taken and leaves it so. */
export function defineMofcompDetector(): void {
  if (typeof customElements === "undefined" || customElements.get(TAG)) return;
  customElements.define(TAG, MofcompDetector);
}

defineMofcompDetector();
