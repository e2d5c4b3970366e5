import { WriteStream } from "node:tty";

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 } as const;

export type Style = keyof typeof CODES;

/** Puts styles around a text that is safe already. */
export type Paint = (text: string, ...styles: Style[]) => string;

const plain: Paint = (text) => text;
const coloured: Paint = (text, ...styles) =>
  styles.length === 0 || text === "" ? text : `\x1b[${styles.map((style) => CODES[style]).join(";")}m${text}\x1b[0m`;

/** Colours on a terminal that has them, unless NO_COLOR or the caller says no; FORCE_COLOR asks for them anywhere. */
export function painter(wanted: boolean, terminal: boolean, env: NodeJS.ProcessEnv): Paint {
  if (!wanted || (env.NO_COLOR ?? "") !== "" || !(terminal || env.FORCE_COLOR)) return plain;
  return WriteStream.prototype.getColorDepth(env) > 1 ? coloured : plain;
}
