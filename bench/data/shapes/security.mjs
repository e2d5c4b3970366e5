// Windows Security events as nxlog ships them: flat lines, the rendered message included.

const head = (it, id, what) =>
  `{"EventTime":"${it.spaced.slice(0, 19)}","Hostname":"${it.host}","Keywords":-9214364837600034816,"EventType":"AUDIT_SUCCESS","SeverityValue":2,"Severity":"INFO","EventID":${id},"SourceName":"Microsoft-Windows-Security-Auditing","ProviderGuid":"{54849625-5478-4994-A5BA-3E3B0328C30D}","Version":2,"Task":13312,"OpcodeValue":0,"RecordNumber":${it.number},"ExecutionProcessID":4,"ThreadID":172,"Channel":"Security","Category":"${what}","Opcode":"Info","SubjectUserSid":"S-1-5-21-3111-2222-1333-${it.rid}","SubjectUserName":"${it.user}","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x${it.logon}",`;

const tail = (it) =>
  `"EventReceivedTime":"${it.spaced.slice(0, 19)}","SourceModuleName":"eventlog","SourceModuleType":"im_msvistalog"}`;

const subject = (it) =>
  `Subject:\\r\\n\\tSecurity ID:\\t\\tS-1-5-21-3111-2222-1333-${it.rid}\\r\\n\\tAccount Name:\\t\\t${it.user}\\r\\n\\tAccount Domain:\\t\\tEXAMPLE\\r\\n\\tLogon ID:\\t\\t0x${it.logon}\\r\\n\\r\\n`;

/** 4688: a process was created. */
export const start = (it) =>
  `${head(it, 4688, "Process Creation")}"NewProcessId":"0x${it.pid.toString(16)}","NewProcessName":"${it.run.path}","TokenElevationType":"%%1936","ProcessId":"0x${it.parentPid.toString(16)}","CommandLine":"${it.run.commandLine}","TargetUserSid":"S-1-0-0","TargetUserName":"-","TargetDomainName":"-","TargetLogonId":"0x0","ParentProcessName":"${it.run.parentPath}","MandatoryLabel":"S-1-16-12288","Message":"A new process has been created.\\r\\n\\r\\nCreator ${subject(it)}Process Information:\\r\\n\\tNew Process Name:\\t${it.run.path}",${tail(it)}`;

/** 4624: a logon. */
const logon = (it) =>
  `${head(it, 4624, "Logon")}"TargetUserName":"${it.user}","TargetDomainName":"EXAMPLE","LogonType":"3","LogonProcessName":"Kerberos","AuthenticationPackageName":"Kerberos","WorkstationName":"-","LogonGuid":"{${it.logonGuid}}","IpAddress":"${it.address}","IpPort":"${it.port}","Message":"An account was successfully logged on.\\r\\n\\r\\n${subject(it)}Network Information:\\r\\n\\tSource Network Address:\\t${it.address}\\r\\n\\tSource Port:\\t\\t${it.port}",${tail(it)}`;

/** 4663: an object was opened. */
const access = (it) =>
  `${head(it, 4663, "File System")}"ObjectServer":"Security","ObjectType":"File","ObjectName":"${it.file}","HandleId":"0x${it.logon}","AccessList":"%%4416\\r\\n\\t\\t\\t\\t","AccessMask":"0x1","ProcessId":"0x${it.pid.toString(16)}","ProcessName":"${it.run.path}","Message":"An attempt was made to access an object.\\r\\n\\r\\n${subject(it)}Object:\\r\\n\\tObject Name:\\t\\t${it.file}",${tail(it)}`;

/** 4656: a registry key was asked for. */
const key = (it) =>
  `${head(it, 4656, "Registry")}"ObjectServer":"Security","ObjectType":"Key","ObjectName":"${it.registry}","HandleId":"0x0","TransactionId":"{00000000-0000-0000-0000-000000000000}","ProcessId":"0x${it.pid.toString(16)}","ProcessName":"${it.run.path}","Message":"A handle to an object was requested.\\r\\n\\r\\n${subject(it)}Object:\\r\\n\\tObject Name:\\t\\t${it.registry}",${tail(it)}`;

export const others = [access, logon, key, access];
