import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "serve-"));
let site;

before(async () => {
  const pages = join(folder, "site");
  mkdirSync(join(pages, "sub"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(pages, "index.html"), "<!doctype html>");
  writeFileSync(join(pages, "core.wasm"), "\0asm");
  writeFileSync(join(pages, "sub", "index.html"), "sub");
  symlinkSync(join(folder, "secret.txt"), join(pages, "link.txt"));
  site = await serve({ "/": pages, "/other/": join(pages, "sub") });
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

// Not `fetch`: it would tidy the path up before it sends it.
const get = (path, method = "GET") =>
  new Promise((resolve, reject) => {
    request(new URL(site.url), { path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece) => {
        body += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });

test("files come with their type, folders with their index", async () => {
  assert.equal((await get("/")).headers["content-type"], "text/html; charset=utf-8");
  assert.equal((await get("/core.wasm?x=1")).headers["content-type"], "application/wasm");
  assert.equal((await get("/sub/")).body, "sub");
  assert.equal((await get("/other/")).body, "sub");
  assert.equal((await get("/sub")).headers.location, "/sub/");
  assert.equal((await get("//sub")).headers.location, "/sub/");
});

test("nothing outside the folder is found", async () => {
  const paths = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/link.txt",
    "/%00",
    "/%",
  ];
  for (const path of [...paths, "/sub/../../secret.txt", "/other/../../secret.txt"]) {
    assert.equal((await get(path)).status, 404, path);
  }
});

test("only reading is allowed, and every request is on record", async () => {
  assert.equal((await get("/", "POST")).status, 405);
  assert.equal((await get("/", "HEAD")).body, "");
  assert.deepEqual(site.requests.slice(-2), [
    { method: "POST", url: "/" },
    { method: "HEAD", url: "/" },
  ]);
});
