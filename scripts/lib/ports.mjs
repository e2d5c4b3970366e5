import { Trouble } from "./say.mjs";

/** The ports to try, and the command that takes any free one. */
export function ports(first, mend) {
  const wish = process.env.PORT;
  if (!wish) return { candidates: Array.from({ length: 20 }, (_, index) => first + index), mend };
  if (!/^\d{1,5}$/.test(wish) || Number(wish) > 65535) throw new Trouble(`PORT=${wish} is not a port number`, mend);
  return { candidates: [Number(wish)], mend };
}

/** What `listen` answers for the first port that can be used. */
export async function onFirstFree({ candidates, mend }, listen) {
  for (const port of candidates) {
    try {
      return await listen(port);
    } catch (error) {
      if (port === candidates.at(-1)) throw new Trouble(`Port ${port} cannot be used: ${error.message}`, mend);
    }
  }
}
