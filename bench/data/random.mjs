const HEX = Array.from({ length: 65536 }, (_, value) => value.toString(16).padStart(4, "0"));

/**
 * A small seeded generator (sfc32). It uses 32-bit integers alone, so that a seed means the same bytes on every machine.
 *
 * @param {number} seed Any integer.
 */
export function randomness(seed) {
  let [a, b, c, counter] = [0x9e3779b9, seed | 0, ~seed, 1];
  const next = () => {
    const value = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + value;
    return value >>> 0;
  };
  for (let round = 0; round < 15; round++) next();
  const hex = () => {
    const value = next();
    return HEX[value >>> 16] + HEX[value & 0xffff];
  };
  return {
    /** An integer from 0 to `bound` - 1. */
    below: (bound) => next() % bound,
    /** One of a list. */
    pick: (list) => list[next() % list.length],
    /** Eight hexadecimal digits. */
    hex,
    /** `words` times eight hexadecimal digits. */
    digest(words) {
      let digits = "";
      for (let word = 0; word < words; word++) digits += hex();
      return digits;
    },
    /** A GUID without braces. */
    guid() {
      const [x, y] = [hex(), hex()];
      return `${hex()}-${x.slice(0, 4)}-${x.slice(4)}-${y.slice(0, 4)}-${y.slice(4)}${hex()}`;
    },
  };
}
