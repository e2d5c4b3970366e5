/** What a value is, as `a string` or `an ArrayBuffer`: for a sentence that says why it is refused. Quotes nothing of it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const kind = typeof value === "object" ? classOf(value) : typeof value;
  return /^[aeio]/i.test(kind) ? `an ${kind}` : `a ${kind}`;
}

// Holds for values of another realm too, which `instanceof` does not know.
function classOf(value: object): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return "broken object";
  }
}
