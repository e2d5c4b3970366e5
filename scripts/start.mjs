import { build } from "./build.mjs";
import { at } from "./lib/paths.mjs";
import { main, Trouble } from "./lib/say.mjs";
import { serve } from "./serve.mjs";

const DEFAULT_PORT = 8080;
const TRIES = 20;

// A port that was asked for is taken or refused; without a wish the next free one after the default will do.
async function onPort(mounts) {
  const wish = process.env.PORT;
  if (wish && !/^\d{1,5}$/.test(wish)) throw new Trouble(`PORT=${wish} is not a port number`, "PORT=0 npm start");
  for (let port = Number(wish || DEFAULT_PORT); ; port += 1) {
    try {
      return await serve(mounts, port);
    } catch (error) {
      if (wish || port >= DEFAULT_PORT + TRIES) throw new Trouble(`Port ${port}: ${error.message}`, "PORT=0 npm start");
    }
  }
}

await main(async () => {
  await build();
  const { url } = await onPort({ "/": at("web/page/dist") });
  console.log(`\nThe page is served from this machine only; nothing that you paste leaves it. Ctrl+C ends it.\n${url}`);
});
