import { SAMPLES } from "../../samples/index.js";
import type { Sample } from "../../samples/sample.js";
import { append, byId, h } from "../dom.js";

/** One button per sample; a click scans it. */
export function showSamples(onPick: (sample: Sample) => void): void {
  const buttons = SAMPLES.map((sample) =>
    h(
      "button",
      { type: "button", class: "sample", "data-sample": sample.id, title: sample.story, click: () => onPick(sample) },
      h("b", {}, sample.source, h("i", {}, ` · ${sample.form}`)),
      h("span", {}, sample.story),
    ),
  );
  append(byId("samples"), ...buttons);
}
