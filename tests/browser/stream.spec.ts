import { loadCases } from "../lib/cases.mjs";
import { expect, test } from "./fixtures.ts";

type Entry = typeof import("../../web/detector/index.ts");

const inputs = loadCases()
  .filter(({ options }) => options === undefined)
  .map(({ input }) => [...(typeof input === "string" ? Buffer.from(input) : input)])
  .filter(({ length }) => length < 4000);

test("files, streams and generators give the report of the whole in Chromium", async ({ page, site }) => {
  await page.goto(`${site.url}blank/`);
  const differing = await page.evaluate(
    async ({ url, inputs }) => {
      const { createDetector } = (await import(url)) as Entry;
      const detector = await createDetector();
      const cut = (bytes: Uint8Array<ArrayBuffer>, length: number) =>
        Array.from({ length: Math.ceil(bytes.length / length) }, (_, nth) =>
          bytes.slice(nth * length, (nth + 1) * length),
        );
      const streams = [
        (bytes: Uint8Array<ArrayBuffer>) => new File(cut(bytes, 100), "log").stream(),
        (bytes: Uint8Array<ArrayBuffer>) => new Response(bytes).body as ReadableStream<Uint8Array>,
        (bytes: Uint8Array<ArrayBuffer>) => {
          const chunks = cut(bytes, 7);
          return new ReadableStream<Uint8Array>({
            pull(controller) {
              const chunk = chunks.shift();
              if (chunk) controller.enqueue(chunk);
              else controller.close();
            },
          });
        },
        async function* (bytes: Uint8Array<ArrayBuffer>) {
          yield* cut(bytes, 31);
        },
      ];
      const found: string[] = [];
      for (const input of inputs) {
        const bytes = new Uint8Array(input);
        const whole = JSON.stringify(detector.scan(bytes));
        for (const [nth, stream] of streams.entries()) {
          const report = JSON.stringify(await detector.scanStream(stream(bytes)));
          if (report !== whole) found.push(`${nth}: ${new TextDecoder().decode(bytes)}`);
        }
      }
      return found;
    },
    { url: `${site.url}package/dist/index.js`, inputs },
  );
  expect(inputs.length).toBeGreaterThan(100);
  expect(differing).toEqual([]);
});

test("the page stays served while a source is always ready, and can abort", async ({ page, site }) => {
  await page.goto(`${site.url}blank/`);
  const seen = await page.evaluate(async (url) => {
    const { createDetector, DetectorError } = (await import(url)) as Entry;
    const detector = await createDetector();
    const abort = new AbortController();
    const chunk = new TextEncoder().encode('{"a":1}\n'.repeat(8000));
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield chunk;
    }
    // A message of the page's own, as a click on a button that cancels is one.
    addEventListener("message", () => abort.abort("clicked"), { once: true });
    const told: number[] = [];
    const onProgress = ({ records }: { records: number }) => {
      told.push(records);
      if (told.length === 2) postMessage("stop");
    };
    try {
      await detector.scanStream(endless(), { signal: abort.signal, onProgress });
    } catch (error) {
      if (!(error instanceof DetectorError)) throw error;
      const { code, cause, report } = error;
      return { code, cause, told: told.length, records: report?.summary.records ?? 0, cut: report?.summary.truncated };
    }
    return undefined;
  }, `${site.url}package/dist/index.js`);
  expect(seen).toMatchObject({ code: "aborted", cause: "clicked", cut: true });
  expect(seen?.told).toBeGreaterThanOrEqual(2);
  expect(seen?.records).toBeGreaterThan(0);
});
