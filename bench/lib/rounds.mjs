import assert from "node:assert/strict";

/** Contestants that do not give one answer: then no figure of theirs means anything. */
export class Disagreement extends Error {}

function same(contestant, answer, first) {
  try {
    assert.deepEqual(answer, first.answer);
  } catch (error) {
    throw new Disagreement(`${contestant.name} and ${first.name} disagree: ${error.message}`);
  }
}

async function timed(contestant, data) {
  globalThis.gc?.();
  const began = performance.now();
  const answer = await contestant.run(data);
  return { answer, ms: performance.now() - began };
}

// Engines compile what runs often, in the background: what is timed has run for a while.
const WARM_MS = 300;

async function warmUp(contestant, data, least) {
  for (let ms = 0; ms < least; ) ms += (await timed(contestant, data)).ms;
}

/**
 * Runs contestants on one input, in turn, round by round, so that all meet the same weather. First, uncounted,
 * every answer is held against the first one's, and everyone warms up.
 *
 * @param {{ name: string, run: (data: any) => unknown, proof?: (data: any) => unknown, silent?: boolean }[]} contestants
 *   `proof`, where there is one, gives the fuller answer of the first round. `silent` ones have no answer to compare.
 * @returns {Promise<Record<string, number[]>>} Megabytes (10^6 bytes) per second of each, round by round.
 * @throws {Disagreement}
 */
export async function rounds(contestants, data, count, warm = WARM_MS) {
  let first;
  for (const contestant of contestants) {
    const answer = await (contestant.proof ?? contestant.run)(data);
    if (contestant.silent) continue;
    first ??= { name: contestant.name, answer };
    same(contestant, answer, first);
  }
  for (const contestant of contestants) await warmUp(contestant, data, warm);
  const speeds = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < count; round++) {
    for (const contestant of contestants) {
      const { ms } = await timed(contestant, data);
      speeds[contestant.name].push(data.bytes / 1000 / ms);
    }
  }
  return speeds;
}
