import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createDetectorSync } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";
import { log, refused, wasm } from "../lib/detector.mjs";
import { collect, settled, streamOf } from "../lib/streams.mjs";

const detector = createDetectorSync(wasm);
const line = Buffer.from(`${log}\n`);
const quiet = Buffer.from(`${JSON.stringify({ note: "x".repeat(2000) })}\n`.repeat(500));

function* endless(chunk) {
  for (;;) yield chunk;
}

/** Every memory of every instance that is made meanwhile. */
function memories(context) {
  const { Instance } = WebAssembly;
  const made = [];
  const Counting = class extends Instance {
    constructor(...given) {
      super(...given);
      made.push(this.exports.memory);
    }
  };
  WebAssembly.Instance = Counting;
  context.after(() => {
    WebAssembly.Instance = Instance;
  });
  return made;
}

test("nothing is read before somebody reads, and a slow reader holds the writer", async () => {
  const source = streamOf(endless(line));
  const reader = source.stream.pipeThrough(detector.filter()).getReader();
  await settled();
  const held = source.asked;
  assert.ok(held <= 2, `${held} chunks were asked for and nobody reads`);
  for (let read = 1; read <= 5; read += 1) {
    assert.deepEqual(Buffer.from((await reader.read()).value), line);
    await settled();
    assert.equal(source.asked, held + read, "one chunk more for each that was taken");
  }
  await reader.cancel("enough");
  await settled();
  assert.equal(source.cancelled, "enough", "the source hears of it");
});

test("chunks of which nothing passes flow on for one read", async () => {
  const filter = detector.filter();
  const source = streamOf([quiet, quiet, quiet, line, quiet]);
  const reader = source.stream.pipeThrough(filter).getReader();
  assert.deepEqual(Buffer.from((await reader.read()).value), line);
  assert.equal((await reader.read()).done, true);
  assert.equal(filter.stats.bytes, quiet.length * 4 + line.length);
});

test("a write that waits for a reader ends when the reader cancels, and when the writer aborts", async () => {
  for (const leave of [({ readable }) => readable.cancel("left"), (_, writer) => writer.abort("left")]) {
    const filter = detector.filter();
    const writer = filter.writable.getWriter();
    const writes = [writer.write(line), writer.write(line)];
    writer.closed.catch(() => {});
    await settled();
    await leave(filter, writer);
    const ends = await Promise.allSettled(writes);
    assert.deepEqual(
      ends.map(({ reason }) => reason),
      [undefined, "left"],
    );
    await assert.rejects(writer.write(line), (reason) => reason === "left");
  }
});

test("an abort and a failing source end the reader with their reason", async () => {
  const filter = detector.filter();
  const read = filter.readable.getReader().read();
  await filter.writable.abort(new Error("stop"));
  await assert.rejects(read, /stop/);
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("wire cut")) });
  await assert.rejects(collect(broken.pipeThrough(detector.filter())), /wire cut/);
});

test("a signal stops a pipe", async () => {
  const stop = new AbortController();
  const filter = detector.filter();
  const pipe = streamOf(endless(line)).stream.pipeTo(filter.writable, { signal: stop.signal });
  const reader = filter.readable.getReader();
  await reader.read();
  stop.abort();
  await assert.rejects(pipe, { name: "AbortError" });
  await assert.rejects(reader.read(), { name: "AbortError" });
});

test("memory stays flat, however long the stream, and filters that were left give theirs back", async (context) => {
  const made = memories(context);
  const own = createDetectorSync(wasm);
  const some = Buffer.concat([quiet.subarray(0, quiet.length - 700), line, quiet.subarray(300)]);
  const run = (megabytes) => {
    const times = Math.ceil((megabytes * 1e6) / some.length);
    return collect(streamOf(Array(times).fill(some)).stream.pipeThrough(own.filter({ annotate: true })));
  };
  await run(8);
  const [memory] = made;
  const before = memory.buffer.byteLength;
  assert.ok(before <= 16 << 20, `${before} bytes`);
  await run(Number(process.env.FILTER_MEGABYTES ?? 200));
  for (let left = 0; left < 50; left += 1) {
    const reader = streamOf([some, some, some]).stream.pipeThrough(own.filter()).getReader();
    await reader.read();
    await reader.cancel();
  }
  assert.equal(memory.buffer.byteLength, before);
  assert.equal(made.length, 1);
});

test("a trap ends the filter that it hits with internal, other filters with the next chunk, and no other detector's", async () => {
  const module = new WebAssembly.Module(readFileSync(at("target/trap-test/mofcomp_detector_bg.wasm")));
  const [broken, other] = [createDetectorSync(module), createDetectorSync(module)];
  const open = (by) => {
    const filter = by.filter();
    return { filter, writer: filter.writable.getWriter(), read: filter.readable.getReader().read() };
  };
  const [hit, beside, elsewhere] = [open(broken), open(broken), open(other)];
  await beside.writer.write(quiet);
  await assert.rejects(hit.writer.write(Buffer.from("trap:panic")), refused("internal", /broke down on this call/));
  await assert.rejects(hit.read, refused("internal", /broke down/));
  assert.equal(beside.filter.stats.bytes, 0, "no instance is asked that has trapped");
  await assert.rejects(beside.writer.write(line), refused("internal", /broke down on another call/));
  await assert.rejects(beside.read, refused("internal", /broke down/));
  await elsewhere.writer.write(line);
  assert.deepEqual(Buffer.from((await elsewhere.read).value), line);
  const again = open(broken);
  await again.writer.write(line);
  assert.deepEqual(Buffer.from((await again.read).value), line);
});
