import type { Page, Worker } from "@playwright/test";
import { expect, type Site, test } from "./fixtures.ts";
import { hold, largeFile } from "./page-steps.ts";

async function openReady(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator("#status")).toHaveText("Ready");
}

async function scanSample(page: Page): Promise<void> {
  await page.locator('[data-sample="sysmon"]').click();
  await expect(page.locator("#result")).toBeVisible();
}

const urls = (site: Site): string[] => site.requests.map(({ url }) => url);

/** Tries every way out of a page; the names of those that did not fail. */
function escapesOfPage(page: Page, target: string): Promise<string[]> {
  return page.evaluate(async (url) => {
    const failed = (element: HTMLElement): Promise<void> =>
      new Promise((resolve, reject) => {
        element.addEventListener("load", () => resolve());
        element.addEventListener("error", () => reject(new Error("blocked")));
        document.body.append(element);
      });
    const socket = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const made = new WebSocket(url.replace("http", "ws"));
        made.addEventListener("open", () => resolve());
        made.addEventListener("error", () => reject(new Error("blocked")));
      });
    const request = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const made = new XMLHttpRequest();
        made.open("POST", url);
        made.addEventListener("load", () => resolve());
        made.addEventListener("error", () => reject(new Error("blocked")));
        made.send("log");
      });
    const stream = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const made = new EventSource(url);
        made.addEventListener("open", () => resolve());
        made.addEventListener("error", () => reject(new Error("blocked")));
      });
    const tries: Record<string, () => unknown> = {
      fetch: () => fetch(url),
      XMLHttpRequest: request,
      WebSocket: socket,
      EventSource: stream,
      image: () => failed(Object.assign(new Image(), { src: url })),
      style: () => failed(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${url}.css` })),
      script: () => failed(Object.assign(document.createElement("script"), { src: url })),
      import: () => import(url),
      worker: () => new Worker(url),
      object: () => failed(Object.assign(document.createElement("object"), { data: url })),
    };
    const escaped: string[] = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
        escaped.push(name);
      } catch {
        // Refused, as it must be.
      }
    }
    return escaped;
  }, target);
}

/** What reports nothing back: a beacon, a frame, a form, a prefetch. The server's log tells. */
async function silentEscapes(page: Page, target: string): Promise<void> {
  await page.evaluate((url) => {
    navigator.sendBeacon(url, "log");
    document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url }));
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
    document.body.style.backgroundImage = `url("${url}")`;
  }, target);
}

/** The same from the thread that holds the log. */
function escapesOfWorker(worker: Worker, target: string): Promise<string[]> {
  return worker.evaluate(async (url) => {
    const socket = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const made = new WebSocket(url.replace("http", "ws"));
        made.addEventListener("open", () => resolve());
        made.addEventListener("error", () => reject(new Error("blocked")));
      });
    const load = (name: string): unknown =>
      (globalThis as unknown as Record<string, (url: string) => unknown>)[name]?.(url);
    const request = (): void => {
      const made = new XMLHttpRequest();
      made.open("GET", url, false);
      made.send();
    };
    const tries: Record<string, () => unknown> = {
      fetch: () => fetch(url),
      XMLHttpRequest: request,
      WebSocket: socket,
      importScripts: () => load("importScripts"),
      import: () => import(url),
      worker: () => new Worker(url),
    };
    const escaped: string[] = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
        escaped.push(name);
      } catch {
        // Refused, as it must be.
      }
    }
    return escaped;
  }, target);
}

for (const path of ["", "under/a/path/"]) {
  test(`nothing leaves the page or its worker, served at /${path}`, async ({ page, site }) => {
    await openReady(page, `${site.url}${path}`);
    expect(urls(site)).toEqual([`/${path}`]);
    await scanSample(page);

    const [worker] = page.workers();
    if (!worker) throw new Error("the page has no worker");
    // Proof that the probe probes: without the policy the same fetch arrives.
    await fetch(`${site.url}probe`);
    expect(urls(site).at(-1)).toBe("/probe");

    expect(await escapesOfPage(page, `${site.url}stolen`)).toEqual([]);
    expect(await escapesOfWorker(worker, `${site.url}stolen`)).toEqual([]);
    await silentEscapes(page, `${site.url}stolen`);
    // Whatever was on its way has arrived when a later request of this test has.
    await fetch(`${site.url}end`);
    expect(urls(site)).toEqual([`/${path}`, "/probe", "/end"]);
  });
}

test("nothing leaves the threads that share a large file", async ({ page, site }) => {
  await openReady(page, site.url);
  await hold(page, "host-b");
  const started = page.waitForEvent("worker");
  await page.locator("#file").setInputFiles({ name: "l.ndjson", mimeType: "text/plain", buffer: largeFile() });
  const lane = await started;
  expect(await lane.evaluate(() => self.name)).toBe("lane");
  await fetch(`${site.url}probe`);
  expect(await escapesOfWorker(lane, `${site.url}stolen`)).toEqual([]);
  await fetch(`${site.url}end`);
  expect(urls(site)).toEqual(["/", "/probe", "/end"]);
});

test("a string can become neither markup nor a script", async ({ page, site }) => {
  await openReady(page, site.url);
  const refused = await page.evaluate(() => {
    const tries: (() => unknown)[] = [
      () => {
        document.body.innerHTML = "<b>x</b>";
      },
      () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
      () => document.write("<b>x</b>"),
      () => new Worker("blob:x"),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return "allowed";
      } catch (error) {
        return error instanceof TypeError ? "refused" : String(error);
      }
    });
  });
  expect(refused).toEqual(["refused", "refused", "refused", "refused"]);
});

test("the folder works from a file: address", async ({ page }) => {
  await openReady(page, new URL("../../web/page/dist/index.html", import.meta.url).href);
  await scanSample(page);
});

test("the page says nothing in the console", async ({ page, site }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await openReady(page, site.url);
  await scanSample(page);
  expect(said).toEqual([]);
});

test("the built page names no other host and allows no origin, not even its own", async ({ request, site }) => {
  const html = await (await request.get(site.url)).text();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  expect(policy.split("; ")).toContain("default-src 'none'");
  expect(policy).not.toMatch(/'self'|'unsafe-|\*|https?:/);
  expect(html).not.toMatch(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)/);
});
