import type { Refusal, RefusalCode } from "./errors.js";
import { JSON_TYPE, json } from "./reply.js";
import type { Call } from "./route.js";

/** The oldest and the newest version whose manners are kept; a client says which by `compatible-with`. */
const VERSIONS = { 8: "8.19.0", 9: "9.2.0" };

/** Clients look for this header before they say anything else. */
const PRODUCT = { "X-Elastic-Product": "Elasticsearch" };

const NAME = "mofcomp-detector";

/** An answer in the media type that the client asked for: it may be Elasticsearch's own, of a version. */
export function answer(request: Request, value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const asked = /application\/vnd\.elasticsearch\+json\s*;\s*compatible-with=([89])/.exec(accepted(request));
  const type = asked ? `application/vnd.elasticsearch+json;compatible-with=${asked[1]}` : JSON_TYPE;
  return json(value, status, { ...headers, ...PRODUCT, "Content-Type": type });
}

const accepted = (request: Request): string => request.headers.get("Accept") ?? "";

/** `GET /`: who is asked. */
export const info = ({ request }: Call): Response =>
  answer(request, {
    name: NAME,
    cluster_name: NAME,
    cluster_uuid: "bW9mY29tcC1kZXRlY3Rvcg",
    version: {
      number: accepted(request).includes("compatible-with=9") ? VERSIONS[9] : VERSIONS[8],
      build_flavor: "default",
      build_type: "docker",
      build_snapshot: false,
      minimum_wire_compatibility_version: "7.17.0",
      minimum_index_compatibility_version: "7.0.0",
    },
    tagline: "You Know, for Search",
  });

const LICENSE = { uid: NAME, type: "basic", mode: "basic", status: "active" };

/** `GET /_license`: Logstash and Beats ask for one. */
export const license = ({ request }: Call): Response =>
  answer(request, { license: { ...LICENSE, issued_to: NAME, issuer: NAME, start_date_in_millis: -1 } });

/** `GET /_xpack`: what older ones ask instead. */
export const xpack = ({ request }: Call): Response => answer(request, { license: LICENSE, features: {}, tagline: "" });

/** `GET /_cluster/health`: Vector's health check. */
export const clusterHealth = ({ request }: Call): Response =>
  answer(request, {
    cluster_name: NAME,
    status: "green",
    timed_out: false,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
  });

/** `GET /_cat/health`: rsyslog's. */
export const catHealth = (): Response => {
  const [date, time] = [new Date(), new Date().toISOString().slice(11, 19)];
  const line = `${Math.floor(date.getTime() / 1000)} ${time} ${NAME} green 1 1 0 0 0 0 0 0 - 100.0%\n`;
  return new Response(line, { headers: { ...PRODUCT, "Content-Type": "text/plain" } });
};

/** `_refresh`: what clients ask for behind a batch, to find it at once. */
export const refresh = ({ request }: Call): Response =>
  answer(request, { _shards: { total: 1, successful: 1, failed: 0 } });

const TYPES: Partial<Record<RefusalCode, string>> = {
  unauthorized: "security_exception",
  invalid_token: "security_exception",
  internal: "exception",
  misconfigured: "exception",
  sink_refused: "exception",
  sink_unavailable: "es_rejected_execution_exception",
};

/** A refusal as Elasticsearch tells it. */
export function elasticRefused({ code, status, message: reason, headers }: Refusal, request: Request): Response {
  const cause = { type: TYPES[code] ?? "illegal_argument_exception", reason };
  return answer(request, { error: { root_cause: [cause], ...cause }, status }, status, { ...headers });
}
