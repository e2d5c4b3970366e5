/** How the figures came about. */
export const method = ({ rounds, data, quick }) => [
  `Contestants of one question run in one process, on the same bytes, in turn, ${rounds} rounds. First, uncounted, all`,
  "answers are compared and everyone runs for a third of a second or more: figures are printed only when the answers are",
  "the same. Given are the median, the least and the most in MB/s (10^6 bytes per second), and the median of the ratios",
  "within each round. Garbage is collected before each run, outside the clock. Generated data comes from seed",
  `${data.seed} and is the same bytes on every machine; one event in five is a process start. Differences below 1.5x are`,
  "noise on a shared machine.",
  ...(quick ? ["This was a quick run: small inputs, few rounds. It shows that all works, not how fast."] : []),
];

/** What nobody should read out of the page. */
export const limits = [
  "How fast it is on your machine. Compare ratios, not MB/s, and only those of one run.",
  "Disks and networks: all inputs lie in memory, in chunks of 1 MiB.",
  "Browsers and edge hosts: the figures are Node.js's. The engine of Chromium is the same; Firefox's and Safari's are not.",
  "Logs of other shapes. Generated lines repeat themselves more than real ones; the figures for a real file say which.",
  "What the plain JavaScript leaves out: it knows just the shapes in the data, stops at the first broken line, and reads neither UTF-16 nor XML nor text in strings.",
];
