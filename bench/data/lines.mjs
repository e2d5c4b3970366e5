import { randomness } from "./random.mjs";
import * as crowdstrike from "./shapes/crowdstrike.mjs";
import * as ecs from "./shapes/ecs.mjs";
import * as security from "./shapes/security.mjs";
import * as sysmon from "./shapes/sysmon.mjs";
import { ACCENTED, COMPILATIONS, DOMAINS, FILES, MENTION, PEOPLE, PROGRAMS, REGISTRY } from "./world.mjs";

/** What a log consists of. */
export const MIXES = {
  sysmon: [sysmon],
  security: [security],
  crowdstrike: [crowdstrike],
  ecs: [ecs],
  all: [sysmon, security, crowdstrike, ecs],
};

const BEGAN = Date.UTC(2026, 0, 5);
const AGENTS = Array.from({ length: 64 }, (_, host) => `7b0f1c5e2a9d4${(host + 256).toString(16)}8e6d3c1b0a9f8e7d`);
const HOSTS = Array.from({ length: 64 }, (_, host) => `WS-${String(1000 + host)}.example.test`);

/** One event's facts; every shape writes those that it has a place for. */
function facts(random, number, accented) {
  const ms = BEGAN + number * 7 + random.below(7);
  const iso = new Date(ms).toISOString();
  const host = random.below(HOSTS.length);
  return {
    number,
    ms,
    iso,
    spaced: `${iso.slice(0, 10)} ${iso.slice(11, 23)}`,
    seconds: `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, "0")}`,
    host: HOSTS[host],
    agent: AGENTS[host],
    address: `10.20.${host}.${random.below(250) + 1}`,
    user: random.pick(accented ? ACCENTED : PEOPLE),
    rid: 1100 + random.below(900),
    // Never two runs of one host with one pid within two seconds: each run of the compiler is a finding of its own.
    pid: 4 * (number % 16000) + 1000,
    parentPid: 4 * random.below(16000) + 1000,
    port: 49152 + random.below(16000),
    guid: random.guid(),
    parentGuid: random.guid(),
    logonGuid: random.guid(),
    logon: random.hex(),
    sha256: random.digest(8),
    run: random.pick(PROGRAMS),
    file: random.pick(FILES),
    registry: random.pick(REGISTRY),
    domain: random.pick(DOMAINS),
  };
}

/**
 * Lines of a log without end, each with its line break. One event in five is a process start; ten runs of the compiler
 * bring one event that names it and is no run.
 *
 * @param {{ seed: number, mix: keyof typeof MIXES, mofcomp: number, letters: "none" | "record" | "chunk" }} wanted
 *   `mofcomp` is the share of lines that are runs of mofcomp.exe, evenly spread, so that their number is known.
 */
export function lines({ seed, mix, mofcomp, letters }) {
  const random = randomness(seed);
  const shapes = MIXES[mix];
  let number = 0;
  /** `fresh`: the first line of a chunk. */
  return (fresh) => {
    const it = facts(random, number, letters === "record" || (letters === "chunk" && fresh));
    const shape = random.pick(shapes);
    const [before, after] = [Math.floor(number * mofcomp), Math.floor(++number * mofcomp)];
    const roll = random.below(5);
    if (after > before) return `${shape.start({ ...it, run: random.pick(COMPILATIONS) })}\n`;
    if (roll === 0) return `${shape.start(it)}\n`;
    const mentions = Math.floor((number * mofcomp) / 10 + 0.5) > Math.floor(((number - 1) * mofcomp) / 10 + 0.5);
    if (mentions) return `${shape.others[0]({ ...it, file: MENTION })}\n`;
    return `${shape.others[roll - 1](it)}\n`;
  };
}
