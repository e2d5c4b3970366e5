// How long until the first finding? In a fresh process, as nothing is cold but once.

import { readFileSync } from "node:fs";
import { SPELLINGS } from "../data/spellings.mjs";

const event = SPELLINGS[0].bytes;
const wasm = readFileSync(new URL("../../pkg/mofcomp_detector_bg.wasm", import.meta.url));
const ms = (since) => performance.now() - since;

const began = performance.now();
const { createDetectorSync } = await import("../../dist/node.js");
const imported = ms(began);

const compiling = performance.now();
const module = await WebAssembly.compile(wasm);
const compiled = ms(compiling);

const starting = performance.now();
const detector = createDetectorSync(module);
const instantiated = ms(starting);
const { findings } = detector.scan(event);
const found = ms(starting);

const again = performance.now();
detector.scan(event);
const second = ms(again);

console.log(JSON.stringify({ imported, compiled, instantiated, found, second, findings: findings.length }));
