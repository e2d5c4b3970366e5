// Sysmon events as evtx_dump writes them: one tree per line, attributes under `#attributes`.

const head = (it, id, version) =>
  `{"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon","Guid":"5770385F-C22A-43E0-BF4C-06F5698FFBD9"}},"EventID":${id},"Version":${version},"Level":4,"Task":${id},"Opcode":0,"Keywords":"0x8000000000000000","TimeCreated":{"#attributes":{"SystemTime":"${it.iso}"}},"EventRecordID":${it.number},"Correlation":null,"Execution":{"#attributes":{"ProcessID":3264,"ThreadID":4512}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"${it.host}","Security":{"#attributes":{"UserID":"S-1-5-18"}}},"EventData":{"RuleName":"-","UtcTime":"${it.spaced}","ProcessGuid":"${it.guid}","ProcessId":${it.pid},"Image":"${it.run.path}",`;

const TAIL = "}}}";

/** 1: a process started. */
export const start = (it) =>
  `${head(it, 1, 5)}"FileVersion":"10.0.19041.1 (WinBuild.160101.0800)","Description":"-","Product":"Microsoft (R) Windows Operating System","Company":"Microsoft Corporation","OriginalFileName":"${it.run.name}","CommandLine":"${it.run.commandLine}","CurrentDirectory":"C:\\\\Windows\\\\system32\\\\","User":"EXAMPLE\\\\${it.user}","LogonGuid":"${it.logonGuid}","LogonId":"0x${it.logon}","TerminalSessionId":1,"IntegrityLevel":"High","Hashes":"SHA256=${it.sha256}","ParentProcessGuid":"${it.parentGuid}","ParentProcessId":${it.parentPid},"ParentImage":"${it.run.parentPath}","ParentCommandLine":"${it.run.parentCommandLine}","ParentUser":"EXAMPLE\\\\${it.user}"${TAIL}`;

/** 3: a connection. */
const connection = (it) =>
  `${head(it, 3, 5)}"User":"EXAMPLE\\\\${it.user}","Protocol":"tcp","Initiated":true,"SourceIsIpv6":false,"SourceIp":"${it.address}","SourceHostname":"${it.host}","SourcePort":${it.port},"SourcePortName":"-","DestinationIsIpv6":false,"DestinationIp":"198.51.100.24","DestinationHostname":"${it.domain}","DestinationPort":443,"DestinationPortName":"https"${TAIL}`;

/** 11: a file was created. */
const file = (it) =>
  `${head(it, 11, 2)}"TargetFilename":"${it.file}","CreationUtcTime":"${it.spaced}","User":"EXAMPLE\\\\${it.user}"${TAIL}`;

/** 13: a registry value was set. */
const registry = (it) =>
  `${head(it, 13, 2)}"EventType":"SetValue","TargetObject":"${it.registry}","Details":"Binary Data","User":"EXAMPLE\\\\${it.user}"${TAIL}`;

/** 7: a library was loaded. */
const library = (it) =>
  `${head(it, 7, 3)}"ImageLoaded":"C:\\\\Windows\\\\System32\\\\wbem\\\\wbemprox.dll","FileVersion":"10.0.19041.1 (WinBuild.160101.0800)","Description":"WMI","Product":"Microsoft (R) Windows Operating System","Company":"Microsoft Corporation","OriginalFileName":"wbemprox.dll","Hashes":"SHA256=${it.sha256}","Signed":"true","Signature":"Microsoft Windows","SignatureStatus":"Valid","User":"EXAMPLE\\\\${it.user}"${TAIL}`;

export const others = [file, registry, connection, library];
