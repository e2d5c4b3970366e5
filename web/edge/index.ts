/**
 * The detector as a service: a filter in the stream of telemetry, for every host that answers a Request with a Response.
 *
 * @module mofcomp-detector/edge
 */

export type { EdgeSettings } from "./edge-settings.js";
export { type Context, createHandler, type Handler, type Seen } from "./handler.js";
