import { parseArgs } from "node:util";
import { bytes, DATA_FLAGS, WrongFlag, wanted, word } from "../data/flags.mjs";

const FLAGS = {
  quick: { type: "boolean", default: false },
  full: { type: "boolean", default: false },
  rounds: { type: "string" },
  file: { type: "string" },
  only: { type: "string" },
  out: { type: "string" },
  memory: { type: "string" },
  ...DATA_FLAGS,
};

const count = (text) => {
  if (!/^[1-9]\d*$/.test(text)) throw new WrongFlag(`${text} is no number of rounds; 5 is`);
  return Number(text);
};

// `mix`, `mofcomp` and `letters` replace the usual set of inputs by the one that they describe.
const DESCRIBES = ["mix", "mofcomp", "letters"];

/** What this run measures, of the command line without its first two words. */
export function settings(args, parts) {
  const { values, tokens } = parseArgs({ args, options: FLAGS, tokens: true });
  const given = (name) => tokens.some((token) => token.name === name);
  const quick = values.quick;
  const size = given("bytes") ? values.bytes : quick ? "24M" : "200M";
  const only = values.only?.split(",") ?? parts;
  for (const part of only) word(part, parts);
  return {
    quick,
    only,
    rounds: values.rounds ? count(values.rounds) : quick ? 3 : 5,
    memory: bytes(values.memory ?? (values.full ? "4G" : quick ? "128M" : "1G")),
    file: values.file,
    out: values.out,
    data: wanted({ ...values, bytes: size }),
    described: DESCRIBES.some(given),
  };
}
