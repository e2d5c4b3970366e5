import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DetectorError } from "mofcomp-detector";
import { at } from "../../scripts/lib/paths.mjs";

/** The published module, compiled. */
export const wasm = new WebAssembly.Module(readFileSync(at("pkg/mofcomp_detector_bg.wasm")));

/** One Sysmon start that both rules match. */
export const event = () => ({
  Event: {
    System: {
      Provider: { "#attributes": { Name: "Microsoft-Windows-Sysmon" } },
      EventID: 1,
      Channel: "Microsoft-Windows-Sysmon/Operational",
      Computer: "WS-042.corp.example",
    },
    EventData: {
      UtcTime: "2026-03-04 05:06:07.890",
      ProcessId: 4242,
      Image: "C:\\Windows\\System32\\wbem\\mofcomp.exe",
      OriginalFileName: "mofcomp.exe",
      CommandLine: "mofcomp.exe C:\\Users\\Public\\größe.mof",
      User: "CORP\\ann",
      ParentImage: "C:\\Windows\\System32\\cmd.exe",
    },
  },
});

/** The same as a log. */
export const log = JSON.stringify(event());

/** An error with its code and a sentence; `part` is what the sentence must say. */
export function refused(code, part) {
  return (error) => {
    assert.ok(error instanceof DetectorError && error instanceof Error, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, part);
    return true;
  };
}
