import { loadFilterCases, outputOf } from "../lib/filter-cases.mjs";
import { expect, test } from "./fixtures.ts";

test("every case of the filter comes out of Chromium's own streams as it should", async ({ page, site }) => {
  await page.goto(`${site.url}blank/`);
  const cases = loadFilterCases().map(({ input, options, filter }) => ({ input: [...input], options, filter }));
  const outputs = await page.evaluate(
    async ({ url, cases }) => {
      const { createDetector } = (await import(url)) as typeof import("../../web/detector/index.ts");
      const run = async ({ input, options, filter }: (typeof cases)[number]) => {
        const detector = await createDetector(options);
        const log = new Blob([new Uint8Array(input)]).stream();
        const output = await new Response(log.pipeThrough(detector.filter(filter))).text();
        detector.free();
        return output;
      };
      return Promise.all(cases.map(run));
    },
    { url: `${site.url}package/dist/index.js`, cases },
  );
  for (const [nth, item] of loadFilterCases().entries()) {
    expect(outputs[nth], `${item.path}: ${item.about}`).toBe(outputOf(item).replace(/^\ufeff/, ""));
  }
});

test("a reader that leaves ends the source, and one that is slow holds it", async ({ page, site }) => {
  await page.goto(`${site.url}blank/`);
  const line = `${JSON.stringify({ EventID: 1, ProcessGuid: "x", Image: "C:\\mofcomp.exe", CommandLine: "a" })}\n`;
  const seen = await page.evaluate(
    async ({ url, line }) => {
      const { createDetector } = (await import(url)) as typeof import("../../web/detector/index.ts");
      const detector = await createDetector();
      let asked = 0;
      let leave: (reason: unknown) => void = () => {};
      const left = new Promise((resolve) => {
        leave = resolve;
      });
      const source = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          asked += 1;
          controller.enqueue(new TextEncoder().encode(line));
        },
        cancel: (reason) => leave(reason),
      });
      const reader = source.pipeThrough(detector.filter({ minScore: 0 })).getReader();
      for (let read = 0; read < 10; read += 1) await reader.read();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const held = asked;
      await reader.cancel("enough");
      return { held, reason: await left };
    },
    { url: `${site.url}package/dist/index.js`, line },
  );
  expect(seen.reason).toBe("enough");
  // What was read, and one chunk in each queue on the way.
  expect(seen.held).toBeLessThanOrEqual(14);
});
