import { byLine, splitting, WholeLines } from "./lines.mjs";
import { runsMofcomp } from "./record.mjs";
import { prove, send } from "./stream.mjs";

const NEWLINE = 10;

const through = (name, make) => ({ name, run: (data) => send(data, make()), proof: (data) => prove(data, make()) });

/** A pair of streams that hands stretches of whole lines to `search(stretch, emit)`. */
function transform(search) {
  const lines = new WholeLines();
  const take = (controller) => (stretch) => search(stretch, (line) => controller.enqueue(line));
  return new TransformStream({
    transform: (chunk, controller) => lines.feed(chunk, take(controller)),
    flush: (controller) => lines.finish(take(controller)),
  });
}

/** Parses every line. */
function everyLine(linesOf) {
  const encoder = new TextEncoder();
  const each = linesOf();
  return transform((stretch, emit) =>
    each(stretch, (line) => {
      if (runsMofcomp(JSON.parse(line))) emit(encoder.encode(`${line}\n`));
    }),
  );
}

/** Parses only the lines in which something is found. `finder(stretch)` makes a search from an offset; -1 ends it. */
function suspects(finder) {
  return transform((stretch, emit) => {
    const find = finder(stretch);
    for (let at = find(0); at >= 0; ) {
      const end = stretch.indexOf(NEWLINE, at) + 1;
      const line = stretch.subarray(stretch.lastIndexOf(NEWLINE, at) + 1, end);
      if (runsMofcomp(JSON.parse(line.toString()))) emit(line);
      at = find(end);
    }
  });
}

const exactCase = (stretch) => (from) => stretch.indexOf("mofcomp.exe", from);

// Latin-1 keeps offsets: one character is one byte.
function anyCase(stretch) {
  const letters = stretch.latin1Slice();
  const pattern = /mofcomp/gi;
  return (from) => {
    pattern.lastIndex = from;
    return pattern.exec(letters)?.index ?? -1;
  };
}

export const parseAll = through("JS: decode, split, JSON.parse every line", () => everyLine(splitting));
export const parseEach = through("JS: Buffer line by line, JSON.parse every line", () => everyLine(byLine));
export const indexOf = through("JS: Buffer.indexOf, then JSON.parse of the hits", () => suspects(exactCase));
export const regex = through("JS: latin1, /mofcomp/gi, then JSON.parse of the hits", () => suspects(anyCase));

/** The detector's own filter. */
export const ours = (detector) => through("mofcomp-detector: filter", () => detector.filter());

/** The least that any WebAssembly module must do: take the bytes in. */
export function floor() {
  const memory = new WebAssembly.Memory({ initial: 64 });
  const room = new Uint8Array(memory.buffer);
  const copy = (chunk) => room.set(chunk, 1024 * 1024);
  const sink = () => new TransformStream({ transform: copy });
  return [
    { name: "floor: copy each chunk into wasm memory", silent: true, run: ({ chunks }) => chunks.forEach(copy) },
    { name: "floor, through web streams", silent: true, run: (data) => send(data, sink()) },
  ];
}
