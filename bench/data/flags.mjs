import { MIXES } from "./lines.mjs";

/** A flag that means nothing. */
export class WrongFlag extends Error {}

const UNITS = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes of `64M`, `4G`, `1000`. */
export function bytes(text) {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([kmg]?)(?:i?b)?$/i.exec(text) ?? [];
  if (!number) throw new WrongFlag(`${text} is no size; 64M, 4G and 100000 are`);
  return Math.round(Number(number) * UNITS[unit.toLowerCase()]);
}

/** A share from 0 to 1, of `0.1%` or `0.001`. */
export function share(text) {
  const value = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (!text || !(value >= 0 && value <= 1)) throw new WrongFlag(`${text} is no share; 0, 0.1% and 100% are`);
  return value;
}

/** One of the words allowed. */
export function word(text, allowed) {
  if (!allowed.includes(text)) throw new WrongFlag(`${text} is none of ${allowed.join(", ")}`);
  return text;
}

/** The flags that say what to generate, for `parseArgs`. */
export const DATA_FLAGS = {
  bytes: { type: "string", default: "64M" },
  mix: { type: "string", default: "sysmon" },
  mofcomp: { type: "string", default: "0.1%" },
  letters: { type: "string", default: "none" },
  seed: { type: "string", default: "1" },
};

/** What they ask for. */
export function wanted(values) {
  if (!/^\d+$/.test(values.seed)) throw new WrongFlag(`${values.seed} is no seed; a whole number is`);
  return {
    bytes: bytes(values.bytes),
    mix: word(values.mix, Object.keys(MIXES)),
    mofcomp: share(values.mofcomp),
    letters: word(values.letters, ["none", "record", "chunk"]),
    seed: Number(values.seed),
  };
}
