import { DetectorError } from "./errors.js";
import { kindOf } from "./kind.js";

/**
 * One parsed event as JSON text.
 *
 * @throws {DetectorError} `invalid_input` when it is no plain object or cannot be written.
 */
export function eventJson(event: unknown): string {
  try {
    if (typeof event === "object" && event !== null && isPlain(event)) {
      const json = stringify(event);
      if (json?.startsWith("{")) return json;
    }
  } catch (cause) {
    throw new DetectorError(
      "invalid_input",
      "The event cannot be written as JSON: it refers to itself, is nested too deeply, or one of its properties throws.",
      { cause },
    );
  }
  throw new DetectorError(
    "invalid_input",
    `score judges one parsed event, which is a plain object, not ${kindOf(event)}. Text, bytes and lists go to scan.`,
  );
}

/** Lists, maps and bytes would be written as something that reads as no event, and a run in them would go unseen. */
const isPlain = (event: object): boolean => !(Symbol.iterator in event) && kindOf(event) !== "an ArrayBuffer";

function stringify(event: object): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    // Either it holds a BigInt, or it cannot be written in any way, and then this throws again.
    return stringifyBigInts(event);
  }
}

/**
 * JSON with a BigInt as the bare number that it is. Each goes out as a text with a mark before it, then loses mark and
 * quotes; when a text of the event looks just like that, a longer mark is taken. (`JSON.rawJSON` is too new to rely on.)
 */
function stringifyBigInts(event: object): string | undefined {
  for (let mark = "bigint:"; ; mark += ":") {
    let wanted = 0;
    const marked: string | undefined = JSON.stringify(event, (_key, value: unknown) => {
      if (typeof value !== "bigint") return value;
      wanted += 1;
      return `${mark}${value}`;
    });
    let seen = 0;
    const json = marked?.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), (_text, digits: string) => {
      seen += 1;
      return digits;
    });
    if (seen === wanted) return json;
  }
}
