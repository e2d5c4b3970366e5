import type { Finding } from "../core.js";
import { byId, fill } from "../dom.js";
import { type DetailOptions, sections } from "./content.js";

/** Where the panel is a page of its own instead of a column beside the table; the style sheet says the same. */
const NARROW = matchMedia("(max-width: 75rem)");

/** The detail of one finding: a column beside the table, or a modal page where the window is narrow. */
export class DetailPanel {
  readonly #dialog = byId("detail", "dialog");
  #options: DetailOptions | undefined;

  constructor() {
    // The browser says this later: of a panel that was closed by its own keys, or that is open again by now.
    this.#dialog.addEventListener("close", () => this.#dialog.open || this.#closed());
    this.#dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !NARROW.matches) this.close();
    });
    NARROW.addEventListener("change", () => this.#place());
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** Shows a finding; `enter` moves the keyboard into the panel. */
  show(finding: Finding, options: DetailOptions, enter: boolean): void {
    this.#options = options;
    fill(this.#dialog, ...sections(finding, options, () => this.close()));
    this.#dialog.scrollTop = 0;
    if (!this.#dialog.open) this.#open();
    if (enter) this.#dialog.querySelector<HTMLElement>("#detail-title")?.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.#closed();
  }

  /** Opening by the attribute leaves the keyboard where it is. */
  #open(): void {
    document.body.dataset.detail = "open";
    if (NARROW.matches) this.#dialog.showModal();
    else this.#dialog.setAttribute("open", "");
  }

  #place(): void {
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.#open();
  }

  #closed(): void {
    const options = this.#options;
    this.#options = undefined;
    delete document.body.dataset.detail;
    options?.onClose();
  }
}
