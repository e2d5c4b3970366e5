/** The row that a key leads to, or undefined when the key moves nothing. */
export function keyTarget(key: string, from: number, length: number, page: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: length - 1,
  };
  const target = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (target === undefined) return undefined;
  return Math.min(Math.max(target, 0), length - 1);
}
