// CrowdStrike Falcon Data Replicator: flat lines whose values are all strings.

const head = (it, event) =>
  `{"event_simpleName":"${event}","ConfigBuild":"1007.3.0018605.1","ConfigStateHash":"1763245019","EffectiveTransmissionClass":"3","Entitlements":"15","aid":"${it.agent}","aip":"${it.address}","cid":"5ddb0407bef249c19c7a975f17979a1f","event_platform":"Win","event_origin":"0","id":"${it.guid}","name":"${event}V1","timestamp":"${it.ms}","ContextTimeStamp":"${it.seconds}","ContextProcessId":"${it.number}","ContextThreadId":"${it.number}77","UserName":"${it.user}","ComputerName":"${it.host}",`;

const device = (path) => path.replace("C:", "\\\\Device\\\\HarddiskVolume3");

/** A process started. */
export const start = (it) =>
  `${head(it, "ProcessRollup2")}"AuthenticationId":"${it.port}","AuthenticodeHashData":"${it.sha256}","CommandLine":"${it.run.commandLine}","ImageFileName":"${device(it.run.path)}","ImageSubsystem":"3","IntegrityLevel":"12288","MD5HashData":"${it.sha256.slice(32)}","SHA1HashData":"0000000000000000000000000000000000000000","SHA256HashData":"${it.sha256}","ParentAuthenticationId":"${it.port}","ParentBaseFileName":"${it.run.parentName}","ParentProcessId":"${it.number}31","ProcessCreateFlags":"525332","ProcessEndTime":"","ProcessParameterFlags":"24577","ProcessStartTime":"${it.seconds}","ProcessSxsFlags":"64","RawProcessId":"${it.pid}","SessionId":"2","SourceProcessId":"${it.number}31","SourceThreadId":"${it.number}90","TargetProcessId":"${it.number}57","TokenType":"1","UserSid":"S-1-5-21-3111-2222-1333-${it.rid}","WindowFlags":"128"}`;

/** A name was looked up. */
const lookup = (it) =>
  `${head(it, "DnsRequest")}"DomainName":"${it.domain}","RequestType":"1","DnsRequestCount":"1","DualRequest":"0","InterfaceIndex":"0","QueryStatus":"0","FirstIP4Record":"198.51.100.24","IP4Records":"198.51.100.24;198.51.100.25;","RespondingDnsServer":"192.0.2.53","ContextBaseFileName":"${it.run.name}","TreeId":"${it.number}12","TreeIdAsHex":"${it.logon}"}`;

/** A connection. */
const connection = (it) =>
  `${head(it, "NetworkConnectIP4")}"LocalAddressIP4":"${it.address}","LocalPort":"${it.port}","Protocol":"6","ConnectionFlags":"0","ConnectionDirection":"0","RemoteAddressIP4":"198.51.100.24","RemotePort":"443","InContext":"0","ContextBaseFileName":"${it.run.name}"}`;

/** A file was written. */
const file = (it) =>
  `${head(it, "NewExecutableWritten")}"TargetFileName":"${device(it.file)}","DiskParentDeviceInstanceId":"PCI\\\\VEN_8086&DEV_A352","FileIdentifier":"${it.sha256.slice(32)}","IrpFlags":"1028","MajorFunction":"18","MinorFunction":"0","Size":"4096","TokenType":"1","IsOnNetwork":"0","IsOnRemovableDisk":"0"}`;

/** A registry value was set. */
const registry = (it) =>
  `${head(it, "AsepValueUpdate")}"RegObjectName":"${it.registry}","RegOperationType":"1","RegType":"1","RegValueName":"Update","RegStringValue":"${it.run.path}","AsepClass":"4","AsepFlags":"0","AsepIndex":"1","TargetCommandLineParameters":"","AuthenticationId":"${it.port}"}`;

export const others = [file, registry, lookup, connection];
