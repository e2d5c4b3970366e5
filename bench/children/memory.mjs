// How much memory does one way of reading need for one stream? In a fresh process, as WebAssembly memory never shrinks.

import { chunks } from "../data/chunks.mjs";

// Whatever instances the package makes, their memories can be asked for their size.
const memories = new Set();
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(module, imports) {
    super(module, imports);
    if (this.exports.memory) memories.add(this.exports.memory);
  }
};
const wasmBytes = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** The stream, made as it is read or held beforehand; after each quarter the size of the memory is noted. */
function source({ wanted, held }, sizes) {
  const made = held ? [...chunks(wanted)].values() : chunks(wanted);
  let given = 0;
  return new ReadableStream({
    pull(controller) {
      const { value, done } = made.next();
      if (done) return controller.close();
      given += value.length;
      if (given >= ((sizes.length + 1) * wanted.bytes) / 4) sizes.push(wasmBytes());
      controller.enqueue(value);
    },
  });
}

const WARM = 16 * 1024 * 1024;

async function lines(readable) {
  let count = 0;
  for await (const piece of readable) {
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count++;
  }
  return count;
}

const WAYS = {
  filter: async (detector, stream) => ({ findings: await lines(stream.pipeThrough(detector.filter())) }),
  scanStream: async (detector, stream) => {
    const { findings, summary } = await detector.scanStream(stream);
    return { findings: findings.length, records: summary.records };
  },
};

const asked = JSON.parse(process.argv[2]);
const { createDetector } = await import("../../dist/node.js");
const detector = await createDetector();
const sizes = [];
// Engines compile what runs often: what is timed runs warm.
if (asked.held) await WAYS[asked.way](detector, source({ ...asked, wanted: { ...asked.wanted, bytes: WARM } }, []));
const stream = source(asked, sizes);
globalThis.gc?.();
const began = performance.now();
const answer = await WAYS[asked.way](detector, stream);
const ms = performance.now() - began;
const rss = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ...answer, ms, sizes: [...sizes.slice(0, 3), wasmBytes()], rss }));
