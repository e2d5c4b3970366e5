import { build } from "./build.mjs";
import { at } from "./lib/paths.mjs";
import { onFirstFree, ports } from "./lib/ports.mjs";
import { main } from "./lib/say.mjs";
import { serve } from "./serve.mjs";

await main(async () => {
  const wish = ports(8080, "PORT=0 npm start");
  await build();
  const { url } = await onFirstFree(wish, (port) => serve({ "/": at("web/page/dist") }, port));
  console.log(`\nThe page is served from this machine only; nothing that you paste leaves it. Ctrl+C ends it.\n${url}`);
});
