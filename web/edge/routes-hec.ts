import { ack, event, health, raw } from "./hec.js";
import { JSON_TYPE } from "./reply.js";
import type { Route } from "./route.js";

const ROOT = "/services/collector";

const answer = {
  types: [JSON_TYPE],
  description: "Splunk's own reply: text and code; without a sink also what passed.",
};
const refuses = [
  "record_too_large",
  "too_many_records",
  "too_many_problems",
  "sink_refused",
  "sink_unavailable",
] as const;

const taking = (path: string, id: string, summary: string, run: Route["run"], types: readonly string[]): Route => ({
  path: `${ROOT}${path}`,
  methods: ["POST"],
  protocol: "hec",
  id,
  summary,
  body: { types, cost: 4, batch: true },
  answer,
  refuses,
  run,
});

const telling = (path: string, id: string): Route => ({
  path: `${ROOT}${path}`,
  methods: ["GET"],
  protocol: "hec",
  id,
  summary: "HEC: tell that events are taken",
  open: true,
  answer,
  run: health,
});

const EVENTS = "HEC: take events, one after another";
const LINES = "HEC: take lines";

/** What Splunk's HTTP Event Collector serves. */
export const HEC_ROUTES: readonly Route[] = [
  taking("", "hecCollector", EVENTS, event, [JSON_TYPE]),
  taking("/event", "hecEvent", EVENTS, event, [JSON_TYPE]),
  taking("/event/1.0", "hecEvent1", EVENTS, event, [JSON_TYPE]),
  taking("/raw", "hecRaw", LINES, raw, ["text/plain"]),
  taking("/raw/1.0", "hecRaw1", LINES, raw, ["text/plain"]),
  taking("/ack", "hecAck", "HEC: say that nothing is acknowledged later: a reply comes after delivery", ack, [
    JSON_TYPE,
  ]),
  telling("/health", "hecHealth"),
  telling("/health/1.0", "hecHealth1"),
];
