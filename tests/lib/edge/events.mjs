/** A row that both rules' searches would return, as one line. */
export const HIT = JSON.stringify({
  _time: "2026-03-04T05:06:07Z",
  dest: "WS-042",
  user: "ann",
  process_name: "mofcomp.exe",
  parent_process_name: "cmd.exe",
  process: "mofcomp.exe C:\\Users\\Public\\größe.mof",
  process_id: "4242",
});

/** A row that neither would. */
export const NOISE = HIT.replaceAll("mofcomp", "notepad");

/** NDJSON of these lines. */
export const lines = (...all) => all.map((line) => `${line}\n`).join("");
