/** Rows drawn beyond each edge of what is in sight. */
const MARGIN = 8;

/** Which rows of a scrolling grid are in sight. All rows have the height that the style sheet sets as `--row`. */
export class Sight {
  readonly #scroller: HTMLElement;
  readonly #body: HTMLElement;
  #height = 1;

  constructor(scroller: HTMLElement, body: HTMLElement) {
    this.#scroller = scroller;
    this.#body = body;
  }

  /** Reads the height of a row and makes the body as high as `length` of them. */
  measure(length: number): void {
    const height = Number.parseFloat(getComputedStyle(this.#scroller).getPropertyValue("--row"));
    this.#height = height > 0 ? height : 1;
    this.#body.style.height = `${length * this.#height}px`;
  }

  /** Puts the element of a row where it belongs. */
  place(element: HTMLElement, index: number): void {
    element.style.transform = `translateY(${index * this.#height}px)`;
  }

  /** Whole rows in sight. */
  page(): number {
    return Math.max(1, Math.floor(this.#free() / this.#height));
  }

  /** The first and the last row to draw. */
  range(length: number): { from: number; to: number } {
    const from = Math.floor(this.#scroller.scrollTop / this.#height) - MARGIN;
    const to = from + Math.ceil(this.#scroller.clientHeight / this.#height) + 2 * MARGIN;
    return { from: Math.max(0, from), to: Math.min(to, length - 1) };
  }

  /** Scrolls as little as it takes to bring a row into sight. */
  reveal(index: number): void {
    const top = index * this.#height;
    const highest = top + this.#height - this.#free();
    this.#scroller.scrollTop = Math.min(Math.max(this.#scroller.scrollTop, highest), top);
  }

  /** The height that the headings leave. */
  #free(): number {
    return this.#scroller.clientHeight - this.#body.offsetTop;
  }
}
