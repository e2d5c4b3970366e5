// The page's one door to the detector: everything else here knows only these names.
export { syncLoader } from "../../detector/load.js";
export { type Spawn, webLink } from "../../detector/parallel/link.js";
export { serve } from "../../detector/parallel/serve.js";
export type * from "../../detector/types.js";
