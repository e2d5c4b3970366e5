// Elastic Defend: nested ECS documents.

const head = (it, dataset) =>
  `{"@timestamp":"${it.iso}","agent":{"id":"${it.agent}","type":"endpoint","version":"8.15.2"},"data_stream":{"dataset":"endpoint.events.${dataset}","namespace":"default","type":"logs"},"ecs":{"version":"8.10.0"},"elastic":{"agent":{"id":"${it.agent}"}},"host":{"architecture":"x86_64","hostname":"${it.host}","id":"${it.logonGuid}","ip":["${it.address}","127.0.0.1"],"name":"${it.host}","os":{"family":"windows","full":"Windows 11 Pro 23H2","kernel":"23H2 (10.0.22631.4317)","name":"Windows","platform":"windows","type":"windows","version":"23H2 (10.0.22631.4317)"}},"message":"Endpoint ${dataset} event","user":{"domain":"EXAMPLE","id":"S-1-5-21-3111-2222-1333-${it.rid}","name":"${it.user}"},`;

const event = (it, category, type, action) =>
  `"event":{"action":"${action}","category":["${category}"],"created":"${it.iso}","dataset":"endpoint.events.${category}","id":"${it.logon}","kind":"event","module":"endpoint","sequence":${it.number},"type":["${type}"]}`;

const process = (it) =>
  `"process":{"entity_id":"${it.guid}","executable":"${it.run.path}","name":"${it.run.name}","pid":${it.pid}`;

/** The arguments of a run, split the way Windows does for the simple lines that the data holds. */
const argumentsOf = new Map();
function args(commandLine) {
  let found = argumentsOf.get(commandLine);
  if (found === undefined) {
    const parts = JSON.parse(`"${commandLine}"`).match(/(?:[^\s"]|"[^"]*")+/g);
    found = JSON.stringify(parts.map((part) => part.replaceAll('"', "")));
    argumentsOf.set(commandLine, found);
  }
  return found;
}

/** A process started. */
export const start = (it) =>
  `${head(it, "process")}${process(it)},"args":${args(it.run.commandLine)},"command_line":"${it.run.commandLine}","hash":{"sha256":"${it.sha256}"},"parent":{"entity_id":"${it.parentGuid}","executable":"${it.run.parentPath}","name":"${it.run.parentName}","pid":${it.parentPid},"command_line":"${it.run.parentCommandLine}"},"pe":{"original_file_name":"${it.run.name}"},"Ext":{"authentication_id":"0x${it.logon}","token":{"integrity_level_name":"high"}}},${event(it, "process", "start", "start")}}`;

/** A file was created. */
const file = (it) =>
  `${head(it, "file")}${process(it)}},"file":{"path":"${it.file}","size":4096,"Ext":{"header_bytes":"504b0304","monotonic_id":${it.number}}},${event(it, "file", "creation", "creation")}}`;

/** A connection. */
const connection = (it) =>
  `${head(it, "network")}${process(it)}},"network":{"transport":"tcp","type":"ipv4","direction":"egress"},"source":{"address":"${it.address}","ip":"${it.address}","port":${it.port}},"destination":{"address":"198.51.100.24","ip":"198.51.100.24","port":443},${event(it, "network", "start", "connection_attempted")}}`;

/** A registry value was set. */
const registry = (it) =>
  `${head(it, "registry")}${process(it)}},"registry":{"path":"${it.registry}","value":"Update","data":{"type":"REG_SZ","strings":["${it.run.path}"]}},${event(it, "registry", "change", "modification")}}`;

export const others = [file, registry, connection, file];
