import { byId, fill } from "./dom.js";
import { announce } from "./output.js";

export type State = "loading" | "ready" | "scanning" | "unavailable";

const STATUS: Record<State, string> = {
  loading: "Loading the detector …",
  ready: "Ready",
  scanning: "Scanning …",
  unavailable: "Not available here",
};

/** What the page is doing, in its head. */
export function showState(state: State): void {
  const status = byId("status");
  status.dataset.state = state;
  fill(status, STATUS[state]);
}

/** A sentence to the analyst, read aloud as well; an empty one takes the last away. */
export function say(text: string): void {
  const notice = byId("notice");
  fill(notice, text);
  notice.hidden = text === "";
  if (text) announce(text);
}

/** A failure as the analyst needs it. */
export function failure(code: string, message: string): string {
  if (code === "NotReadableError" || code === "NotFoundError") {
    return "The file could not be read: it is a folder, is locked, or has changed since it was chosen.";
  }
  if (code === "RangeError") return "The browser has too little memory for this input: split it and scan the parts.";
  if (code === "internal") {
    return "The detector broke down on this input: a fault of ours, or the browser ran out of memory. The next scan starts afresh.";
  }
  return `The scan failed: ${message}`;
}
