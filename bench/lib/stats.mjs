const sorted = (values) => [...values].sort((a, b) => a - b);

/** The middle of some figures; of an even number, the mean of the middle two. */
export function median(values) {
  const order = sorted(values);
  const middle = order.length >> 1;
  return order.length % 2 ? order[middle] : (order[middle - 1] + order[middle]) / 2;
}

/** Median, least and most. */
export function summary(values) {
  const order = sorted(values);
  return { median: median(order), least: order[0], most: order.at(-1) };
}

/** By how much `a` is greater than `b`: the median of the ratios within each round, which a slow minute cannot bend. */
export const ratio = (a, b) => median(a.map((value, round) => value / b[round]));
