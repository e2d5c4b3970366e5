/**
 * `import "mofcomp-detector/element/react"` is the element, and lets TSX know it, in React 18 and 19.
 *
 * @module mofcomp-detector/element/react
 */

// biome-ignore lint/correctness/noUndeclaredDependencies: whoever asks for these types has React.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Finding, Report } from "../detector/types.js";
import type { MofcompDetectorAttributes, MofcompDetectorElement } from "./types.js";

/** React 19 adds listeners of the properties `onscan` and `onfinding`; React 18 needs a ref and addEventListener. */
export interface MofcompDetectorProps
  extends Omit<DetailedHTMLProps<HTMLAttributes<MofcompDetectorElement>, MofcompDetectorElement>, "onscan">,
    MofcompDetectorAttributes {
  /** A scan is done. */
  onscan?: (event: CustomEvent<Report>) => void;
  /** Once for each finding of a scan, before `onscan`. */
  onfinding?: (event: CustomEvent<Finding>) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "mofcomp-detector": MofcompDetectorProps;
    }
  }
}
