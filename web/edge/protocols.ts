import { elasticRefused } from "./elastic.js";
import type { Refusal } from "./errors.js";
import { hecRefused } from "./hec.js";
import { refused } from "./reply.js";
import type { Protocol } from "./route.js";

/** How each protocol tells a refusal. */
export const REFUSED: Readonly<Record<Protocol, (refusal: Refusal, request: Request) => Response>> = {
  own: refused,
  hec: hecRefused,
  elastic: elasticRefused,
};
