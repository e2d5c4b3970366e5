import type { Finding, Report } from "../detector/types.js";

/** Colours: as the page around has its `color-scheme`, or one of the two whatever the page has. */
export type ElementTheme = "auto" | "light" | "dark";

/** The product whose rule is shown. */
export type ElementRule = "splunk" | "elastic";

/** The logs that come with the element, one per source. */
export type ElementSample =
  | ("sysmon" | "security-4688" | "crowdstrike" | "defender")
  | ("elastic-defend" | "ecs" | "endgame" | "splunk-cim");

/** Why nothing was scanned: the detail of `error`, whose sentence the element shows. */
export interface ElementFailure {
  /** `unsupported`, `src`, `sample`, `too_large`, or a code of `DetectorError`. */
  code: string;
  message: string;
}

/**
 * What the element sends: `finding` for each finding of a scan, then `scan`. Both bubble and are composed; `error`, like the
 * browser's own, does neither.
 */
export interface MofcompDetectorEventMap extends Omit<HTMLElementEventMap, "error"> {
  scan: CustomEvent<Report>;
  finding: CustomEvent<Finding>;
  error: CustomEvent<ElementFailure>;
}

/**
 * A log, what the two rules say of every mofcomp start in it, and why.
 *
 * @example
 * <mofcomp-detector sample="sysmon" readonly></mofcomp-detector>
 */
export declare class MofcompDetectorElement extends HTMLElement {
  /** Where the WebAssembly file lies when it does not lie beside the package's own files. Set it before any scan. */
  static wasmUrl: string | URL | undefined;

  /** Address of a log on the site of the page; "" when there is none. */
  src: string;
  /** Name of a sample; "" when there is none. */
  sample: ElementSample | "";
  /** The same as `readOnly`, as the attribute is spelled. */
  readonly: boolean;
  /** The log can be read, not edited. */
  readOnly: boolean;
  theme: ElementTheme;
  /** `splunk` or `elastic` shows one rule alone; "" shows both. The score and the report are always those of both. */
  rules: ElementRule | "";
  /** `lazy`: nothing is loaded before the element comes near the window. */
  loading: "lazy" | "eager";
  /** What the log is called above its text, and to a screen reader. */
  label: string;
  /** The log as it stands in the element. Setting it wins over `src`, `sample` and the text inside the element. */
  value: string;
  /** The report on `value`; null until it is scanned and as soon as it is edited. */
  readonly report: Report | null;

  /** Scans `value` at once, in view or not. Null when it was superseded, or failed: the reason then stands in the element. */
  scan(): Promise<Report | null>;

  addEventListener<K extends keyof MofcompDetectorEventMap>(
    type: K,
    listener: (this: MofcompDetectorElement, event: MofcompDetectorEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Defines `<mofcomp-detector>`; importing this module has done so already. Does nothing where there is no document. */
export declare function defineMofcompDetector(): void;

/** The attributes, for the types of JSX. */
export interface MofcompDetectorAttributes {
  src?: string | undefined;
  sample?: ElementSample | undefined;
  readonly?: boolean | "" | undefined;
  readOnly?: boolean | undefined;
  theme?: ElementTheme | undefined;
  rules?: ElementRule | undefined;
  loading?: "lazy" | "eager" | undefined;
  label?: string | undefined;
  value?: string | undefined;
  "wasm-src"?: string | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "mofcomp-detector": MofcompDetectorElement;
  }
}
