export { type Context, createHandler, type Handler } from "./handler.js";
export type { EdgeSettings } from "./settings.js";
