import type { FilterOptions } from "../detector/types.js";
import { Refusal } from "./errors.js";
import type { Call, Parameter } from "./route.js";

/** The parameters of `/filter`. */
export const FILTER_QUERY: readonly Parameter[] = [
  {
    name: "annotate",
    description: "1 adds the finding to each line, as the key `mofcomp`. Everything else stays as it is.",
    schema: { enum: ["0", "1"], default: "0" },
  },
  {
    name: "minScore",
    description: "Findings with a lower score do not pass. Unless given, MIN_SCORE holds.",
    schema: { type: "integer", minimum: 0, maximum: 100 },
  },
  {
    name: "onMalformed",
    description: "What becomes of a line that could be a run of mofcomp.exe but cannot be read.",
    schema: { enum: ["pass", "drop"], default: "pass" },
  },
];

/** Refuses parameters that a route does not know: a misspelt one would otherwise do nothing, silently. */
export function checkQuery(url: URL, known: readonly Parameter[] = []): void {
  for (const name of url.searchParams.keys()) {
    if (known.some((parameter) => parameter.name === name)) continue;
    const names = known.map((parameter) => parameter.name).join(", ") || "none";
    throw new Refusal("invalid_parameter", `There is an unknown query parameter. Known are: ${names}.`);
  }
}

/** The options of the filter that a request asks for. @throws {Refusal} `invalid_parameter` */
export function filterOptions({ url, config }: Call): FilterOptions {
  const minScore = url.searchParams.get("minScore") ?? String(config.limits.MIN_SCORE);
  if (!/^\d{1,3}$/.test(minScore) || Number(minScore) > 100) {
    throw new Refusal("invalid_parameter", "minScore must be a whole number from 0 to 100.");
  }
  return {
    minScore: Number(minScore),
    annotate: oneOf(url, "annotate", ["0", "1"]) === "1",
    onMalformed: oneOf(url, "onMalformed", ["pass", "drop"]),
  };
}

function oneOf<T extends string>(url: URL, name: string, values: readonly [T, ...T[]]): T {
  const given = url.searchParams.get(name) ?? values[0];
  const value = values.find((one) => one === given);
  if (value !== undefined) return value;
  throw new Refusal("invalid_parameter", `${name} must be ${values.join(" or ")}.`);
}
