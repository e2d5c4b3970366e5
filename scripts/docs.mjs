import { cpSync, existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildDocs } from "./build/web.mjs";
import { build } from "./build.mjs";
import { at } from "./lib/paths.mjs";
import { main, Trouble } from "./lib/say.mjs";

/** The page at `/` and the documentation at `/docs/`, as one folder for a static host. */
function makeSite(folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Trouble(`${folder} is not empty`);
  cpSync(at("web/page/dist"), folder, { recursive: true });
  cpSync(at("web/docs/dist"), resolve(folder, "docs"), { recursive: true });
  console.log(`\u2713 ${folder}: the page, and the documentation in docs/`);
}

await main(async () => {
  const { values } = parseArgs({ options: { site: { type: "string" } } });
  await build();
  await buildDocs();
  if (values.site) makeSite(resolve(values.site));
});
