//! Elastic, "Mofcomp Activity" (210d4430-b371-470e-b879-80b7182aa75e), as of 2024-10-31.
//!
//! The rule's meaning in our own words and structure: its query text is under the Elastic License.

use super::node::{Compare, Field, Leaf, Node};
use super::verdict::{Difference, Rule};
use super::words::{first, listed};
use crate::event::SourceId;
use crate::report::{Attack, RuleId, RuleInfo};
use crate::source::Start;

/// The rule.
pub(super) const RULE: Rule =
    Rule { info: INFO, tree: TREE, out_of_reach: |views| views.ecs.out_of_reach.as_deref(), why, message };

/// Its facts, as published.
pub(super) const INFO: RuleInfo = RuleInfo {
    id: RuleId::Elastic,
    name: "Mofcomp Activity",
    version: "4",
    updated: "2024-10-31",
    author: "Elastic",
    license: "Elastic License v2",
    url: "https://www.elastic.co/guide/en/security/8.14/mofcomp-activity.html",
    description: "mofcomp.exe started on Windows with an argument that ends in .mof, by anyone but SYSTEM, unless SQL \
                  Server's setup compiles one of its own files. Compiled MOF files can add namespaces and classes to \
                  WMI, or an event subscription that persists.",
    risk: 21,
    severity: Some("low"),
    impact: None,
    confidence: None,
    attack: &[
        Attack {
            tactic: "TA0002",
            technique: "T1047",
            name: "Windows Management Instrumentation",
            url: "https://attack.mitre.org/techniques/T1047/",
        },
        Attack {
            tactic: "TA0003",
            technique: "T1546.003",
            name: "Event Triggered Execution: Windows Management Instrumentation Event Subscription",
            url: "https://attack.mitre.org/techniques/T1546/003/",
        },
    ],
    sources: &[
        SourceId::ElasticDefend,
        SourceId::Defender,
        SourceId::Endgame,
        SourceId::WindowsSecurity,
        SourceId::Crowdstrike,
    ],
    schedule: "Every 5 minutes, over the last 9 minutes",
    enabled_by_default: false,
    notable_fields: &[],
    risk_message: None,
    false_positives: &[
        "Installers that register WMI providers: msiexec.exe is the parent of most alerts (elastic/detection-rules 6392).",
        "Microsoft Deployment Toolkit, which compiles ZTITatoo.mof from cscript.exe (elastic/detection-rules 6392).",
    ],
    references: &[],
};

const CATEGORY: Field = Field { name: "event.category", values: |views| &views.ecs.event_category };
const TYPE: Field = Field { name: "event.type", values: |views| &views.ecs.event_type };
const OS: Field = Field { name: "host.os.type", values: |views| &views.ecs.host_os_type };
const NAME: Field = Field { name: "process.name", values: |views| &views.ecs.process_name };
const ARGS: Field = Field { name: "process.args", values: |views| &views.ecs.process_args };
const USER: Field = Field { name: "user.id", values: |views| &views.ecs.user_id };
const PARENT: Field = Field { name: "process.parent.name", values: |views| &views.ecs.parent_name };

/// A test for one exact value.
const fn exactly(text: &'static str, field: Field, wanted: &'static [&'static str]) -> Node {
    Node::Leaf(Leaf { text, field, compare: Compare::Exact, wanted })
}

/// A test for one value without case.
const fn is(text: &'static str, field: Field, wanted: &'static [&'static str]) -> Node {
    Node::Leaf(Leaf { text, field, compare: Compare::Fold, wanted })
}

/// A test of any argument against patterns.
const fn an_argument_is(text: &'static str, wanted: &'static [&'static str]) -> Node {
    Node::Leaf(Leaf { text, field: ARGS, compare: Compare::Eql, wanted })
}

const TREE: Node = Node::All(
    "someone other than SYSTEM compiled a .mof file, and it was not SQL Server's setup",
    &[
        exactly("event.category is process", CATEGORY, &["process"]),
        exactly("host.os.type is windows", OS, &["windows"]),
        exactly("event.type is start", TYPE, &["start"]),
        is("process.name is mofcomp.exe", NAME, &["mofcomp.exe"]),
        an_argument_is("an argument (process.args) ends in .mof", &["*.mof"]),
        Node::Not("it does not run as SYSTEM", &is("user.id is S-1-5-18 (SYSTEM)", USER, &["S-1-5-18"])),
        Node::Not("it is not SQL Server's setup", &SQL_SERVER_SETUP),
    ],
);

const SQL_SERVER_SETUP: Node = Node::All(
    "SQL Server's setup compiles a file of its own",
    &[
        is("process.parent.name is ScenarioEngine.exe", PARENT, &["ScenarioEngine.exe"]),
        an_argument_is(
            r"an argument (process.args) is a .mof file under \MSSQL\Binn\, \Microsoft SQL Server\???\Shared\ or \OLAP\bin\",
            &[r"*\MSSQL\Binn\*.mof", r"*\Microsoft SQL Server\???\Shared\*.mof", r"*\OLAP\bin\*.mof"],
        ),
    ],
);

fn why(difference: &Difference<'_>) -> String {
    let Difference { field, source, held, fires, .. } = *difference;
    match (field, fires) {
        ("process.args", false) => lost_arguments(held, source == SourceId::WindowsSecurity),
        ("user.id", _) => other_user(difference),
        ("event.category", _) => gate(field, held, "process"),
        ("event.type", _) => gate(field, held, "start"),
        ("host.os.type", _) => gate(field, held, "windows"),
        (_, true) => format!("Elastic's {field} is {}, which is not what happened, but matches", listed(held)),
        (_, false) => format!("Elastic's {field} is {}, which does not match", listed(held)),
    }
}

fn other_user(difference: &Difference<'_>) -> String {
    let held = listed(difference.held);
    let happened = listed(difference.happened);
    let applies = if difference.fires { "does not apply" } else { "applies" };
    let whose = match difference.source == SourceId::WindowsSecurity && !difference.held.is_empty() {
        true => format!(
            "Elastic's 4688 pipeline takes user.id from the Subject account ({held}), not from the Target account \
             ({happened}) that the process runs as"
        ),
        false => format!("Elastic's user.id is {held} where the process runs as {happened}"),
    };
    format!("{whose}, so the rule's exclusion of SYSTEM {applies}")
}

fn gate(field: &str, held: &[String], wanted: &str) -> String {
    format!("{field} is {}, and the rule asks for exactly \"{wanted}\"", listed(held))
}

fn lost_arguments(held: &[String], from_4688: bool) -> String {
    let quoted = held.iter().find(|arg| arg.to_ascii_lowercase().ends_with(".mof\""));
    match quoted {
        Some(arg) if from_4688 => {
            let arg = crate::text::clip(arg, super::words::LONGEST);
            format!("Elastic's 4688 pipeline keeps quotes in process.args, so *.mof does not match {arg}")
        }
        _ if held.is_empty() => {
            "Elastic holds no process.args for this record, and the rule reads nothing else of the \
                                 command line"
                .to_owned()
        }
        _ => format!("No argument that Elastic holds ends in .mof: process.args is {}", listed(held)),
    }
}

/// As Kibana words the reason of such an alert: what is missing is left out.
fn message(start: &Start) -> String {
    let user = start.event.user.name.as_deref().map(|user| format!(" by {user}")).unwrap_or_default();
    let host = start.event.host.as_deref().map(|host| format!(" on {host}")).unwrap_or_default();
    let parent = start.ecs.parent_name.first().map(|parent| format!(" parent process {parent},")).unwrap_or_default();
    let name = first(&start.ecs.process_name);
    format!("process event with process {name},{parent}{user}{host} created low alert Mofcomp Activity.")
}
