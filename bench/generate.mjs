import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { chunks } from "./data/chunks.mjs";
import { DATA_FLAGS, WrongFlag, wanted } from "./data/flags.mjs";

// A reader that has seen enough (`| head`) is no failure.
const enough = (error) => ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes(error.code);

try {
  const { values } = parseArgs({ options: { ...DATA_FLAGS, out: { type: "string" } } });
  const to = values.out ? createWriteStream(values.out) : process.stdout;
  await pipeline(Readable.from(chunks(wanted(values)), { objectMode: true, highWaterMark: 1 }), to);
} catch (error) {
  if (!(error instanceof WrongFlag) && error.code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    if (!enough(error)) throw error;
  } else {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}
