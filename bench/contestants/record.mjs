// What plain JavaScript has to know of the shapes in the data, and no more: less than the detector knows, to its favour.

const MOFCOMP = /(?:^|[\\/])mofcomp\.exe$/i;
const PROVIDERS = new Map([
  ["Microsoft-Windows-Sysmon", "sysmon"],
  ["Microsoft-Windows-Security-Auditing", "windows_security"],
]);

function ofWindows(provider, id, data, time) {
  const source = PROVIDERS.get(provider) ?? "unknown";
  if (source === "sysmon" && id === 1) {
    return { source, image: data.Image, commandLine: data.CommandLine, parent: data.ParentImage, time: data.UtcTime };
  }
  if (source === "windows_security" && id === 4688) {
    const { NewProcessName: image, CommandLine: commandLine, ParentProcessName: parent } = data;
    return { source, image, commandLine, parent, time };
  }
  return { source };
}

function ofCrowdStrike(record) {
  if (record.event_simpleName !== "ProcessRollup2") return { source: "crowdstrike" };
  const { ImageFileName: image, CommandLine: commandLine, ParentBaseFileName: parent, ProcessStartTime: time } = record;
  return { source: "crowdstrike", image, commandLine, parent, time: Number(time) * 1000 };
}

function ofEcs(record) {
  const source = record.data_stream?.dataset?.startsWith("endpoint.") ? "elastic_defend" : "ecs";
  const { category, type } = record.event;
  if (!category?.includes("process") || !type?.includes("start")) return { source };
  const { name: image, command_line: commandLine, parent } = record.process;
  return { source, image, commandLine, parent: parent?.name, time: record["@timestamp"] };
}

/** The source of a record and, when it is a process start, what counts of it. None when it is no event. */
export function look(record) {
  if (record.event_simpleName !== undefined) return ofCrowdStrike(record);
  const system = record.Event?.System;
  if (system) {
    const provider = system.Provider["#attributes"].Name;
    return ofWindows(provider, system.EventID, record.Event.EventData, system.TimeCreated["#attributes"].SystemTime);
  }
  if (record.SourceName !== undefined) return ofWindows(record.SourceName, record.EventID, record, record.EventTime);
  if (record.process && record.event) return ofEcs(record);
  return undefined;
}

export const isMofcomp = (image) => MOFCOMP.test(image);

/** The question of the filter: is this a start of mofcomp.exe? */
export function runsMofcomp(record) {
  const image = look(record)?.image;
  return image !== undefined && isMofcomp(image);
}
