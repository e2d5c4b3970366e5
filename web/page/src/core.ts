// The page's one door to the detector: everything else here knows only these names.
export { createDetectorSync } from "../../detector/load.js";
export type * from "../../detector/types.js";
