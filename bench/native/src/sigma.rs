//! The two rules as Sigma, in our own words, for Sysmon's process starts.

use std::error::Error;

use sigma_rust::{Event, Rule, rule_from_yaml};

use crate::Answer;
use crate::shape::{Shape, lines};

/// `{data}` and `{system}` stand for where the log keeps its fields.
const RULES: &str = r"
title: The compiler of MOF files, started by a shell or on a path that every user can write to
logsource: { product: windows, category: process_creation }
detection:
  start: { '{system}EventID': 1, '{provider}': Microsoft-Windows-Sysmon, '{data}Image|endswith': '\mofcomp.exe' }
  shell: { '{data}ParentImage|endswith': ['\cmd.exe', '\powershell.exe'] }
  path: { '{data}CommandLine|contains': ['\AppData\Local\', '\Users\Public\'] }
  condition: start and (shell or path)
level: medium
---
title: A MOF file is compiled by someone other than SYSTEM, and not by the setup of SQL Server
logsource: { product: windows, category: process_creation }
detection:
  start: { '{system}EventID': 1, '{provider}': Microsoft-Windows-Sysmon, '{data}Image|endswith': '\mofcomp.exe' }
  file: { '{data}CommandLine|contains': '.mof' }
  system: { '{data}User|endswith': '\SYSTEM' }
  setup:
    '{data}ParentImage|endswith': '\ScenarioEngine.exe'
    '{data}CommandLine|contains': ['\MSSQL\Binn\', '\Microsoft SQL Server\', '\OLAP\bin\']
  condition: start and file and not system and not setup
level: low
";

/// The rules, for logs of one shape.
pub fn rules(shape: Shape) -> Result<Vec<Rule>, Box<dyn Error>> {
    let (system, provider, data) = match shape {
        Shape::Tree => ("Event.System.", "Event.System.Provider.#attributes.Name", "Event.EventData."),
        Shape::Flat => ("", "SourceName", ""),
    };
    let text = RULES.replace("{system}", system).replace("{provider}", provider).replace("{data}", data);
    Ok(text.split("---\n").map(rule_from_yaml).collect::<Result<_, _>>()?)
}

/// Counts records, and those that one of the rules matches.
pub fn evaluate(rules: &[Rule], log: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let (mut records, mut runs) = (0, 0);
    for line in lines(log) {
        let event: Event = serde_json::from_slice(line)?;
        records += 1;
        runs += u64::from(rules.iter().any(|rule| rule.is_match(&event)));
    }
    Ok((Some(records), runs))
}
