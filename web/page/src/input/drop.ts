import { byId } from "../dom.js";
import { announce } from "../output.js";

/** Takes a file dropped anywhere on the page. */
export function acceptDrops(onFile: (file: File) => void): void {
  const veil = byId("drop");
  let depth = 0;
  const show = (change: number): void => {
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
  };
  addEventListener("dragenter", (event) => holdsFile(event) && show(1));
  addEventListener("dragleave", (event) => holdsFile(event) && show(-1));
  addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    const [file, ...more] = event.dataTransfer?.files ?? [];
    if (file) onFile(file);
    if (more.length > 0) announce("Only the first file is scanned.");
  });
}

/** Text that is dragged keeps its ordinary meaning. */
function holdsFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
