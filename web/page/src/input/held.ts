import { byId, fill, h } from "../dom.js";
import { bytes } from "../text/words.js";
import type { Log } from "../worker/protocol.js";

/** A log that is not in the paste box: a file, or a paste too large to put into one. */
export interface Held {
  readonly name: string;
  readonly size: number;
  readonly log: Log;
}

/** Shows what is held, with a way to let it go. */
export function showHeld(held: Held | undefined, onRemove: () => void): void {
  const box = byId("held");
  box.hidden = held === undefined;
  if (!held) return;
  const remove = h("button", { type: "button", class: "small", id: "remove-held", click: onRemove }, "Remove");
  fill(box, h("b", {}, held.name), h("span", {}, bytes(held.size)), remove);
}
