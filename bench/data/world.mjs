/** Text as it stands inside a JSON string. Done once for what is fixed, so that lines are put together without encoding. */
export const inside = (text) => JSON.stringify(text).slice(1, -1);

const SYSTEM32 = "C:\\Windows\\System32";
const EXPLORER = ["C:\\Windows\\explorer.exe", "C:\\Windows\\Explorer.EXE"];
const SERVICES = [`${SYSTEM32}\\services.exe`, `${SYSTEM32}\\services.exe`];
const CMD = [`${SYSTEM32}\\cmd.exe`, '"C:\\Windows\\system32\\cmd.exe" /c rollout.cmd'];
const POWERSHELL = [
  `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`,
  "powershell.exe -NoProfile -ExecutionPolicy Bypass -File inventory.ps1",
];

const program = (path, commandLine, [parentPath, parentCommandLine]) => ({
  path: inside(path),
  name: inside(path.split("\\").at(-1)),
  commandLine: inside(commandLine),
  parentPath: inside(parentPath),
  parentName: inside(parentPath.split("\\").at(-1)),
  parentCommandLine: inside(parentCommandLine),
});

/** What ordinary machines start all day. */
export const PROGRAMS = [
  program(`${SYSTEM32}\\svchost.exe`, `${SYSTEM32}\\svchost.exe -k netsvcs -p -s Schedule`, SERVICES),
  program(`${SYSTEM32}\\conhost.exe`, "\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1", CMD),
  program(`${SYSTEM32}\\wbem\\WmiPrvSE.exe`, `${SYSTEM32}\\wbem\\wmiprvse.exe -secured -Embedding`, SERVICES),
  program(`${SYSTEM32}\\whoami.exe`, "whoami /groups", POWERSHELL),
  program(`${SYSTEM32}\\net.exe`, 'net use R: "\\\\files.example.test\\team share" /persistent:no', CMD),
  program(`${SYSTEM32}\\taskhostw.exe`, "taskhostw.exe KEYROAMING", SERVICES),
  program(
    "C:\\Program Files\\7-Zip\\7z.exe",
    '"C:\\Program Files\\7-Zip\\7z.exe" a -tzip nightly.zip D:\\reports',
    CMD,
  ),
  program(
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --type=renderer --lang=en-GB --renderer-client-id=41',
    EXPLORER,
  ),
  program(CMD[0], 'C:\\Windows\\system32\\cmd.exe /c "dir /s D:\\reports > D:\\list.txt"', EXPLORER),
  program(POWERSHELL[0], 'powershell.exe -Command "Get-Service | Where-Object Status -eq Running"', EXPLORER),
];

const MOFCOMP = `${SYSTEM32}\\wbem\\mofcomp.exe`;

/** Runs of the compiler: each is a finding of at least one rule. */
export const COMPILATIONS = [
  program(MOFCOMP, "mofcomp.exe C:\\Temp\\consumer.mof", CMD),
  program(MOFCOMP, `${MOFCOMP} C:\\Users\\Public\\Documents\\a.mof`, POWERSHELL),
  program(MOFCOMP, 'mofcomp.exe -N:root\\subscription "C:\\ProgramData\\cache one\\b.mof"', CMD),
  program(MOFCOMP, "mofcomp.exe -autorecover D:\\drop\\persist.mof", EXPLORER),
];

/** Mentions the compiler and starts nothing: what a search for the name alone takes for a run. */
export const MENTION = inside("C:\\Windows\\Prefetch\\MOFCOMP.EXE-8FE3D558.pf");

export const FILES = [
  "C:\\Users\\Default\\AppData\\Local\\Microsoft\\Windows\\INetCache\\counters.dat",
  "C:\\Windows\\Temp\\MpCmdRun.log",
  "C:\\ProgramData\\Microsoft\\Network\\Downloader\\edb.chk",
  "D:\\reports\\2026\\week 01\\summary.xlsx",
].map(inside);

export const REGISTRY = [
  "HKLM\\SYSTEM\\CurrentControlSet\\Services\\bam\\State\\UserSettings\\S-1-5-21-77\\SequenceNumber",
  "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tasks\\DynamicInfo",
  "HKU\\.DEFAULT\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections\\SavedLegacySettings",
].map(inside);

export const DOMAINS = ["updates.example.test", "telemetry.example.test", "mail.example.org", "cdn.example.net"];

/** People whose names are plain ASCII, and people whose names are not (all within Latin-1, as in most real logs). */
export const PEOPLE = ["amara.okoye", "b.lindqvist", "chen.wei", "d.moreau", "svc_backup", "f.haddad"];
export const ACCENTED = ["jürgen.weiß", "renée.dubois", "søren.kjær", "íñigo.peña", "zoë.brontë", "bjørk.ólafs"];
