/** The page's samples, in a file that is loaded only where one is shown. */
export { SAMPLES } from "../page/samples/index.js";
