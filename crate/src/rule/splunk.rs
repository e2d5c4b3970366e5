//! Splunk ESCU, "Windows MOF Event Triggered Execution via WMI", version 5.

use super::node::{Compare, Field, Leaf, Node};
use super::verdict::{Difference, Rule};
use super::words::{first, listed};
use crate::event::SourceId;
use crate::report::{Attack, RuleId, RuleInfo};
use crate::source::Start;

/// The rule.
pub(super) const RULE: Rule =
    Rule { info: INFO, tree: TREE, out_of_reach: |views| views.cim.out_of_reach.as_deref(), why, message };

/// Its facts, as published.
pub(super) const INFO: RuleInfo = RuleInfo {
    id: RuleId::Splunk,
    name: "Windows MOF Event Triggered Execution via WMI",
    version: "5",
    updated: "2024-09-30",
    author: "Michael Haag, Splunk",
    license: "Apache-2.0",
    url: "https://research.splunk.com/endpoint/e59b5a73-32bf-4467-a585-452c36ae10c1/",
    description: "mofcomp.exe started by cmd.exe or powershell.exe, or with a command line that names a path under \
                  AppData\\Local or Users\\Public. A MOF file compiled this way can plant a WMI event subscription \
                  that runs code again and again.",
    risk: 64,
    severity: None,
    impact: Some(80),
    confidence: Some(80),
    attack: &[Attack {
        tactic: "TA0003",
        technique: "T1546.003",
        name: "Event Triggered Execution: Windows Management Instrumentation Event Subscription",
        url: "https://attack.mitre.org/techniques/T1546/003/",
    }],
    sources: &[SourceId::Sysmon, SourceId::WindowsSecurity, SourceId::Crowdstrike],
    schedule: "Every hour, over the time from 70 to 10 minutes ago",
    enabled_by_default: false,
    notable_fields: &["user", "dest"],
    risk_message: Some(
        "An instance of $parent_process_name$ spawning $process_name$ was identified on endpoint $dest$ loading a MOF \
         file.",
    ),
    false_positives: &["Software that automates administration, such as SCCM; filter by process name or path."],
    references: &[
        "https://attack.mitre.org/techniques/T1546/003/",
        "https://thedfirreport.com/2022/07/11/select-xmrig-from-sqlserver/",
        "https://docs.microsoft.com/en-us/windows/win32/wmisdk/mofcomp",
        "https://pentestlab.blog/2020/01/21/persistence-wmi-event-subscription/",
        "https://www.sakshamdixit.com/wmi-events/",
    ],
};

const PARENT: Field = Field { name: "parent_process_name", values: |views| &views.cim.parent_process_name };
const NAME: Field = Field { name: "process_name", values: |views| &views.cim.process_name };
const PROCESS: Field = Field { name: "process", values: |views| &views.cim.process };

/// The paths whose presence in the command line is enough.
pub(crate) const PATHS: &[&str] = &[r"*\AppData\Local\*", r"*\Users\Public\*"];

const IS_MOFCOMP: Node = Node::Leaf(Leaf {
    text: "process_name is mofcomp.exe",
    field: NAME,
    compare: Compare::Fold,
    wanted: &["mofcomp.exe"],
});

const TREE: Node = Node::Any(
    "mofcomp.exe was started by a shell, or names a path that every user can write to",
    &[
        Node::All(
            "mofcomp.exe was started by a shell",
            &[
                Node::Leaf(Leaf {
                    text: "parent_process_name is cmd.exe or powershell.exe",
                    field: PARENT,
                    compare: Compare::Fold,
                    wanted: &["cmd.exe", "powershell.exe"],
                }),
                IS_MOFCOMP,
            ],
        ),
        Node::All(
            "mofcomp.exe names a path that every user can write to",
            &[
                IS_MOFCOMP,
                Node::Leaf(Leaf {
                    text: r"process (the command line) contains \AppData\Local\ or \Users\Public\",
                    field: PROCESS,
                    compare: Compare::Spl,
                    wanted: PATHS,
                }),
            ],
        ),
    ],
);

fn why(difference: &Difference<'_>) -> String {
    let held = listed(difference.held);
    match (difference.field, difference.fires, difference.source) {
        ("process", true, SourceId::WindowsSecurity) => format!(
            "Splunk's add-on for Windows puts the image path in front of the command line: process is {held}, which \
             names the path, while the command line that ran does not"
        ),
        ("process", false, _) => format!("Splunk's process field is {held}, which does not name the path"),
        ("parent_process_name", false, SourceId::WindowsSecurity) => {
            format!("Splunk's parent_process_name is {held}: its add-on for Windows found no parent name in this 4688")
        }
        (field, true, _) => format!("Splunk's {field} field is {held}, which is not what happened, but matches"),
        (field, false, _) => format!("Splunk's {field} field is {held}, which does not match"),
    }
}

fn message(start: &Start) -> String {
    format!(
        "An instance of {} spawning {} was identified on endpoint {} loading a MOF file.",
        first(&start.cim.parent_process_name),
        first(&start.cim.process_name),
        start.cim.dest.as_deref().unwrap_or("unknown"),
    )
}
