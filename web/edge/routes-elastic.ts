import { bulk } from "./bulk.js";
import { catHealth, clusterHealth, info, license, refresh, xpack } from "./elastic.js";
import { JSON_TYPE, NDJSON_TYPE } from "./reply.js";
import type { Route } from "./route.js";

const taking = (path: string, id: string): Route => ({
  path,
  methods: ["POST", "PUT"],
  protocol: "elastic",
  id,
  summary: "Elasticsearch: take documents by _bulk",
  body: { types: [NDJSON_TYPE], cost: 4, batch: true },
  answer: {
    types: [JSON_TYPE],
    description: "An item with a status for each operation; without a sink also what passed.",
  },
  refuses: ["record_too_large", "too_many_records", "too_many_problems", "sink_refused", "sink_unavailable"],
  run: bulk,
});

const telling = (path: string, id: string, summary: string, run: Route["run"], more: Partial<Route> = {}): Route => ({
  path,
  methods: ["GET"],
  protocol: "elastic",
  id,
  summary: `Elasticsearch: ${summary}`,
  answer: { types: [JSON_TYPE], description: "As Elasticsearch answers." },
  run,
  ...more,
});

const REFRESH = "tell that what was sent is there";
const ASKING: Partial<Route> = { methods: ["GET", "POST"] };

/** What clients of Elasticsearch need to write documents. */
export const ELASTIC_ROUTES: readonly Route[] = [
  taking("/_bulk", "bulk"),
  taking("/{index}/_bulk", "indexBulk"),
  telling("/", "info", "tell name and version", info),
  telling("/_license", "license", "tell the licence", license),
  telling("/_xpack", "xpack", "tell the licence to older clients", xpack),
  telling("/_cluster/health", "clusterHealth", "tell that the cluster is well", clusterHealth),
  telling("/_cat/health", "catHealth", "tell the same in a line", catHealth, {
    answer: { types: ["text/plain"], description: "As Elasticsearch answers." },
  }),
  telling("/_refresh", "refresh", REFRESH, refresh, ASKING),
  telling("/_all/_refresh", "allRefresh", REFRESH, refresh, ASKING),
  telling("/{index}/_refresh", "indexRefresh", REFRESH, refresh, ASKING),
];
