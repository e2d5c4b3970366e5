import { type RefusalCode, STATUS } from "./errors.js";
import { JSON_TYPE } from "./reply.js";
import type { Protocol, Route } from "./route.js";

/** Refusals that any route may answer with, and those of any that reads a body. */
const ALWAYS: readonly RefusalCode[] = ["misconfigured", "internal"];
const GUARDED: readonly RefusalCode[] = ["unauthorized", "invalid_token"];
const READING: readonly RefusalCode[] = ["invalid_body", "body_too_large", "too_much_work", "unsupported_encoding"];
const OWN: readonly RefusalCode[] = ["invalid_parameter"];

const SECURITY: Record<Protocol, readonly string[]> = {
  own: ["bearer"],
  hec: ["splunk", "basic"],
  elastic: ["apiKey", "basic", "bearer"],
};

const header = (description: string) => ({ type: "apiKey", in: "header", name: "Authorization", description });

const ERROR = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: { code: { enum: Object.keys(STATUS) }, message: { type: "string" } },
    },
  },
};

/** The OpenAPI document, written from the table of routes that is served: they cannot drift apart. */
export function openapi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const operations = route.methods.map((method, index) => [method.toLowerCase(), operation(route, index)]);
    paths[route.path] = { ...paths[route.path], ...Object.fromEntries(operations) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "mofcomp-detector at the edge",
      description: "Finds and scores mofcomp.exe activity (ATT&CK T1546.003, T1047) in streams of telemetry.",
      version: "1.0.0",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { Error: ERROR },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        basic: { type: "http", scheme: "basic", description: "Any user, the token as the password." },
        splunk: header("Splunk TOKEN"),
        apiKey: header("ApiKey TOKEN"),
      },
    },
  };
}

function operation(route: Route, index: number): object {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = names.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", pattern: "^[^_]" },
  }));
  const inQuery = (route.query ?? []).map((parameter) => ({ ...parameter, in: "query" }));
  return {
    operationId: index === 0 ? route.id : `${route.id}${index + 1}`,
    summary: route.summary,
    ...(route.description && { description: route.description }),
    tags: [route.protocol],
    security: route.open ? [] : SECURITY[route.protocol].map((name) => ({ [name]: [] })),
    parameters: [...inPath, ...inQuery],
    ...(route.body && { requestBody: { required: true, content: contents(route.body.types) } }),
    responses: {
      200: { description: route.answer.description, content: contents(route.answer.types) },
      ...Object.fromEntries(refusals(route)),
    },
  };
}

const contents = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));

function refusals(route: Route): [number, object][] {
  const own = route.protocol === "own";
  const codes = [
    ...ALWAYS,
    ...(route.open ? [] : GUARDED),
    ...(own ? OWN : []),
    ...(route.body ? READING : []),
    ...(own && route.body ? (["unsupported_media_type"] as const) : []),
    ...(route.refuses ?? []),
  ];
  const statusOf = (code: RefusalCode) => (code === "invalid_token" && route.protocol === "hec" ? 403 : STATUS[code]);
  const schema = own ? { $ref: "#/components/schemas/Error" } : { type: "object" };
  return [...new Set(codes.map(statusOf))].map((status) => [
    status,
    {
      description: codes.filter((code) => statusOf(code) === status).join(", "),
      content: { [JSON_TYPE]: { schema } },
    },
  ]);
}
