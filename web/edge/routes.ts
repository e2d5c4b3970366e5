import type { Route } from "./route.js";
import { ELASTIC_ROUTES } from "./routes-elastic.js";
import { HEC_ROUTES } from "./routes-hec.js";
import { OWN_ROUTES } from "./routes-own.js";

/** Every path that is served. */
export const ROUTES: readonly Route[] = [...OWN_ROUTES, ...HEC_ROUTES, ...ELASTIC_ROUTES];
