import { build } from "./build.mjs";
import { at } from "./lib/paths.mjs";
import { main, Trouble } from "./lib/say.mjs";
import { serve } from "./serve.mjs";

const ANY_PORT = "PORT=0 npm start";
const DEFAULT_PORTS = Array.from({ length: 20 }, (_, index) => 8080 + index);

/** The ports to try: the one that `PORT` asks for, or the first free one of the usual ones. */
function ports() {
  const wish = process.env.PORT;
  if (!wish) return DEFAULT_PORTS;
  if (!/^\d{1,5}$/.test(wish) || Number(wish) > 65535) throw new Trouble(`PORT=${wish} is not a port number`, ANY_PORT);
  return [Number(wish)];
}

async function onFirstFree(candidates, mounts) {
  for (const port of candidates) {
    try {
      return await serve(mounts, port);
    } catch (error) {
      if (port === candidates.at(-1)) throw new Trouble(`Port ${port} cannot be used: ${error.message}`, ANY_PORT);
    }
  }
}

await main(async () => {
  const candidates = ports();
  await build();
  const { url } = await onFirstFree(candidates, { "/": at("web/page/dist") });
  console.log(`\nThe page is served from this machine only; nothing that you paste leaves it. Ctrl+C ends it.\n${url}`);
});
