import { filter } from "./filter.js";
import { openapi } from "./openapi.js";
import { FILTER_QUERY } from "./query.js";
import { JSON_TYPE, json, NDJSON_TYPE, XML_TYPES } from "./reply.js";
import type { Route } from "./route.js";
import { scan, score } from "./scan.js";

const LINES = [
  NDJSON_TYPE,
  JSON_TYPE,
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
  "text/plain",
  ...XML_TYPES,
];
const LOGS = [...LINES, "application/octet-stream"];

/** The service's own routes. */
export const OWN_ROUTES: readonly Route[] = [
  {
    path: "/filter",
    methods: ["POST"],
    protocol: "own",
    id: "filter",
    summary: "Keep the records of mofcomp findings",
    description:
      "Reads lines (of application/json objects, of application/xml Windows events, in any arrangement) and answers those that pass while it reads. A body that fails after the answer has begun breaks the answer off. With SINK_URL, what passes goes there, and the answer is JSON that counts it.",
    query: FILTER_QUERY,
    body: { types: LINES, cost: 1 },
    answer: {
      types: [NDJSON_TYPE, JSON_TYPE],
      description: "The lines that pass, in their order; with a sink, counts.",
    },
    refuses: ["record_too_large", "too_many_problems", "sink_refused", "sink_unavailable"],
    run: filter,
  },
  {
    path: "/scan",
    methods: ["POST"],
    protocol: "own",
    id: "scan",
    summary: "Scan a log",
    description: "Reads whatever the detector reads and answers its Report, with every record accounted for.",
    body: { types: LOGS, cost: 8 },
    answer: { types: [JSON_TYPE], description: "The Report." },
    refuses: ["too_many_problems"],
    run: scan,
  },
  {
    path: "/score",
    methods: ["POST"],
    protocol: "own",
    id: "score",
    summary: "Judge one event",
    body: { types: [JSON_TYPE, NDJSON_TYPE, "text/plain"], cost: 8 },
    answer: { types: [JSON_TYPE], description: "The Finding, or null when the event is no start of mofcomp.exe." },
    refuses: ["record_too_large"],
    run: score,
  },
  {
    path: "/rules",
    methods: ["GET"],
    protocol: "own",
    id: "rules",
    summary: "The facts of both published rules",
    answer: { types: [JSON_TYPE], description: "A list of RuleInfo." },
    run: ({ detector }) => json(detector.rules),
  },
  {
    path: "/healthz",
    methods: ["GET"],
    protocol: "own",
    id: "health",
    summary: "Tell that the service is up and set up",
    open: true,
    answer: { types: [JSON_TYPE], description: "It is." },
    run: () => json({ status: "ok" }),
  },
  {
    path: "/openapi.json",
    methods: ["GET"],
    protocol: "own",
    id: "openapi",
    summary: "This document",
    answer: { types: [JSON_TYPE], description: "OpenAPI 3.1." },
    run: ({ routes }) => json(openapi(routes)),
  },
];
