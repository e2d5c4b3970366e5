const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** That of the first headings here. */
const OWN = 3;
const DEEPEST = 6;

const levelOf = (heading: Element): number =>
  Number(heading.getAttribute("aria-level") ?? heading.localName.slice(1)) || OWN - 1;

/** The level of the heading under which an element stands; that above our own where there is none. */
function levelAround(element: Element): number {
  const root = element.getRootNode() as Document | ShadowRoot;
  const before = [...root.querySelectorAll(HEADINGS)].filter(
    (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const last = before.at(-1);
  return last ? levelOf(last) : OWN - 1;
}

/** Lets the headings go on from that of the page around, so that its outline leaves no level out. */
export function alignHeadings(body: Element): void {
  const { host } = body.getRootNode() as ShadowRoot;
  const shift = levelAround(host) + 1 - OWN;
  if (shift === 0) return;
  for (const heading of body.querySelectorAll("h3, h4, h5"))
    heading.setAttribute("aria-level", String(Math.min(DEEPEST, levelOf(heading) + shift)));
}
