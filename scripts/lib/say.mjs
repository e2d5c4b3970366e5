/** A failure together with the one command that mends it. */
export class Trouble extends Error {
  constructor(message, mend) {
    super(message);
    this.mend = mend;
  }
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * One step of the set-up or the build: says what it does and why, and is skipped when already done.
 *
 * `done` answers what is there in a few words, or nothing; it is asked again after `run`, so that a step which
 * claims success and brought nothing is noticed. `mend` is the command to show when the step fails.
 */
export async function step({ name, why, done, run, mend }) {
  const there = await done();
  if (there) {
    console.log(`✓ ${name}: ${there}`);
    return;
  }
  console.log(`• ${name}: ${why}`);
  const began = performance.now();
  try {
    await run();
  } catch (error) {
    throw error instanceof Trouble && error.mend ? error : new Trouble(`${name}: ${error.message}`, mend);
  }
  const now = await done();
  if (!now) throw new Trouble(`${name}: it ran, but the result cannot be found`, mend);
  console.log(`✓ ${name}: ${now} (${seconds(began)})`);
}

/** Runs a command of `npm run`: an expected failure ends in two plain lines and exit code 1, not in a stack trace. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(`\n✗ ${error.message}`);
    if (error.mend) console.error(`  Mend it with: ${error.mend}`);
    process.exitCode = 1;
  }
}
