/** A run that both rules see, and one that neither does. */
export const logs = ["cmd.exe", "explorer.exe"].map((parent) =>
  JSON.stringify({
    EventID: 4688,
    Channel: "Security",
    Computer: "ws-01.corp.example",
    NewProcessName: "C:\\Windows\\System32\\wbem\\mofcomp.exe",
    ParentProcessName: `C:\\Windows\\System32\\${parent}`,
    CommandLine: "mofcomp.exe a.txt",
  }),
);
