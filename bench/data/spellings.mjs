import { inside } from "./world.mjs";

const PATH = "C:\\Windows\\System32\\wbem\\";
const event = ({ image = `${PATH}mofcomp.exe`, original = "mofcomp.exe" }) =>
  JSON.stringify({
    SourceName: "Microsoft-Windows-Sysmon",
    EventID: 1,
    EventTime: "2026-01-05 10:00:00",
    Hostname: "WS-1.example.test",
    ProcessId: "4711",
    Image: image,
    OriginalFileName: original,
    CommandLine: `${inside(image)} C:\\Temp\\a.mof`,
    ParentImage: "C:\\Windows\\System32\\cmd.exe",
    User: "EXAMPLE\\amara.okoye",
  });

const escaped = (json) => json.replaceAll("mofcomp", "\\u006dofcomp");
const XML = `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>1</EventID><TimeCreated SystemTime="2026-01-05T10:00:00Z"/><Computer>WS-1.example.test</Computer></System><EventData><Data Name="Image">${PATH}&#109;ofcomp.exe</Data><Data Name="CommandLine">&#109;ofcomp.exe C:\\Temp\\a.mof</Data><Data Name="ParentImage">C:\\Windows\\System32\\cmd.exe</Data></EventData></Event>`;

/** One run of mofcomp.exe, written in each way in which logs hold it. Bytes, one line each. */
export const SPELLINGS = [
  ["lower case, as most logs have it", event({})],
  ["in capitals", event({ image: `${PATH}MOFCOMP.EXE`, original: "MOFCOMP.EXE" })],
  ["a letter as a JSON escape (`\\u006d`)", escaped(event({}))],
  ["the event as text in a JSON string, with the escape", JSON.stringify({ message: escaped(event({})) })],
  ["Event XML in `_raw`, a letter as an entity", JSON.stringify({ _raw: XML })],
  ["renamed, known by its version resource", event({ image: "C:\\Temp\\update.exe" })],
  ["UTF-16, as PowerShell 5 writes files", Buffer.from(`\ufeff${event({})}\n`, "utf16le")],
].map(([name, line]) => ({ name, bytes: typeof line === "string" ? Buffer.from(`${line}\n`) : line }));
