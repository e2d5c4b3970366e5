import { ratio, summary } from "./stats.mjs";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A figure with about three digits that count. */
export function figure(value) {
  if (value >= 100) return whole.format(value);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export const MiB = (bytes) => figure(bytes / 1024 ** 2);

/** Speeds as rows: median, least, most, and the ratio to one of them. */
export function speedTable(caption, speeds, base) {
  const rows = Object.entries(speeds).map(([name, values]) => {
    const { median, least, most } = summary(values);
    return [name, figure(median), `${figure(least)} to ${figure(most)}`, `${figure(ratio(values, speeds[base]))}x`];
  });
  return { caption, head: ["way", "MB/s", "least to most", `against “${base}”`], rows };
}

/** One goal and what was measured. `least`: the figure has to reach it; `most`: it must not exceed it. */
export function goal(what, data, got, { least, most, unit = "x" }) {
  const met = least === undefined ? got <= most : got >= least;
  const want = least === undefined ? `at most ${most}` : `at least ${least}`;
  return { what, data, want: `${want}${unit}`, got: `${figure(got)}${unit}`, met };
}
