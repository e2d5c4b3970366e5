import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// One question in three words of SQL. The shapes are those of the data; the columns are given, so that nothing is guessed.
const COLUMNS = `{SourceName: 'VARCHAR', EventID: 'VARCHAR', Image: 'VARCHAR', NewProcessName: 'VARCHAR', Event:
  'STRUCT("System" STRUCT(EventID VARCHAR, Provider STRUCT("#attributes" STRUCT("Name" VARCHAR))), EventData STRUCT(Image VARCHAR))'}`;
const SYSMON = "'Microsoft-Windows-Sysmon'";
const IS_RUN = `(Event.System.Provider."#attributes".Name = ${SYSMON} AND Event.System.EventID = '1'
    AND Event.EventData.Image ILIKE '%\\mofcomp.exe')
  OR (SourceName = ${SYSMON} AND EventID = '1' AND Image ILIKE '%\\mofcomp.exe')
  OR (EventID = '4688' AND NewProcessName ILIKE '%\\mofcomp.exe')`;
const jsonQuery = (file) =>
  `SELECT count(*)::INTEGER AS n FROM read_ndjson('${file}', columns = ${COLUMNS}) WHERE ${IS_RUN}`;

// Lines as text: one column, as no separator occurs; then the name in one of the fields that hold the image of an event 1.
const LINES = `read_csv('log', columns = {'line': 'VARCHAR'}, delim = '\u0001', quote = '', escape = '', header = false, auto_detect = false)`;
const TEXT_QUERY = `SELECT count(*)::INTEGER AS n FROM ${LINES} WHERE contains(lower(line), 'mofcomp.exe')
  AND regexp_matches(line, '(?i)"(Image|NewProcessName)":"[^"]*mofcomp\\.exe"') AND regexp_matches(line, '"EventID":"?(1|4688)"?,')`;

const require = createRequire(import.meta.url);

async function open() {
  const duckdb = require("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
  const dist = dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs"));
  const bundle = (name) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: "" });
  const bundles = { mvp: bundle("mvp"), eh: bundle("eh") };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  return { database, connection: database.connect() };
}

/** Loads the JSON reader, which the package does not bring: DuckDB fetches it from its own server. */
const loadJson = (connection) => {
  connection.query("INSTALL json");
  connection.query("LOAD json");
};

// Without a network the attempt does not end: it is made in a process of its own.
function jsonIsThere() {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--try-json"], { timeout: 20_000 });
  return status === 0;
}

/** DuckDB as WebAssembly. Its file is registered before the clock starts. */
export async function wasm() {
  const { database, connection } = await open();
  const json = jsonIsThere();
  if (json) loadJson(connection);
  else connection.query("SET autoload_known_extensions = false");
  const ask = (query) => () => connection.query(query).toArray()[0].n;
  const contestants = [{ name: "DuckDB-wasm: lines as text, contains and regexp_matches", run: ask(TEXT_QUERY) }];
  if (json) contestants.unshift({ name: "DuckDB-wasm: read_ndjson, WHERE", run: ask(jsonQuery("log")) });
  return {
    json,
    contestants,
    take: ({ whole }) => database.registerFileBuffer("log", whole.slice()),
    drop: () => database.dropFile("log"),
  };
}

/** DuckDB as native code, on one thread; it reads a file. */
export async function native(file) {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const run = async () => (await connection.runAndReadAll(jsonQuery(file))).getRowObjects()[0].n;
  return { name: "DuckDB, native, one thread: read_ndjson, WHERE", run };
}

if (process.argv[2] === "--try-json") {
  const { connection } = await open();
  loadJson(connection);
}
