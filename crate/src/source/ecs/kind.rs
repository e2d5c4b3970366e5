//! Whether an ECS document tells of a process start. Wider than the gates of the Elastic rule: what happened is one
//! thing, whether the rule's query would return the document is another.

use super::access::any;
use super::dataset::Origin;
use crate::event::SourceId;
use crate::input::json::Json;
use crate::source::Kind;
use crate::source::lookup::first;

/// `event.category`; of an alert that lost it, that of the event behind it. So are the next two.
pub(super) const CATEGORY: &[&str] =
    &["event.category", "kibana.alert.original_event.category", "signal.original_event.category"];
/// `event.type`.
pub(super) const TYPE: &[&str] = &["event.type", "kibana.alert.original_event.type", "signal.original_event.type"];
const ACTION: &[&str] = &["event.action", "kibana.alert.original_event.action", "signal.original_event.action"];
const CODE: &[&str] =
    &["event.code", "winlog.event_id", "kibana.alert.original_event.code", "signal.original_event.code"];

/// `event.type`: today's word and the one of old Endgame documents.
const START_TYPES: &[&str] = &["start", "process_start"];

/// `event.action` of process starts: Elastic Defend, Auditbeat, 4688, Falcon, Defender, Sysmon, Endgame.
const START_ACTIONS: &[&str] = &[
    "start",
    "exec",
    "fork",
    "executed",
    "process_started",
    "created-process",
    "ProcessRollup2",
    "processcreated",
    "Process Create",
    "Process creation",
    "creation_event",
];

/// What the document is.
pub(super) fn kind(document: Json<'_>, origin: &Origin<'_>) -> Kind {
    if says(document, ACTION, &["SyntheticProcessRollup2"]) == Some(true) {
        return Kind::Synthetic;
    }
    if is_start(document, origin) { Kind::Start } else { Kind::Other }
}

fn is_start(document: Json<'_>, origin: &Origin<'_>) -> bool {
    let category = says(document, CATEGORY, &["process"]);
    if category == Some(false) || is_other_windows_event(document, origin.source) {
        return false;
    }
    if let Some(verdict) = by_event_id(document, origin.source) {
        return verdict;
    }
    match (says(document, TYPE, START_TYPES), says(document, ACTION, START_ACTIONS)) {
        (None, None) => is_assumed(document, origin),
        (by_type, by_action) => {
            let elsewhere = category.is_none() && origin.processes == Some(false);
            !elsewhere && (by_type == Some(true) || by_action == Some(true))
        }
    }
}

/// Windows events say it by their number.
fn by_event_id(document: Json<'_>, source: SourceId) -> Option<bool> {
    match source {
        SourceId::Sysmon => says(document, CODE, &["1"]),
        SourceId::WindowsSecurity => says(document, CODE, &["4688"]),
        _ => None,
    }
}

/// PowerShell's log tells of starting engines as starting processes.
fn is_other_windows_event(document: Json<'_>, source: SourceId) -> bool {
    let named = ["event.provider", "winlog.provider_name"].iter().any(|path| first(document, path).is_some());
    let process_log = matches!(source, SourceId::Sysmon | SourceId::WindowsSecurity);
    any(document, "event.module", &["powershell"]) == Some(true)
        || (document.has_branch("winlog") && named && !process_log)
}

/// A document cut down to some columns says nothing of what happened: one with a command line is taken for a start,
/// unless it names a data stream of another kind (Metricbeat lists running processes so).
fn is_assumed(document: Json<'_>, origin: &Origin<'_>) -> bool {
    let has = |path: &&str| first(document, path).is_some();
    ["process.command_line", "process.args"].iter().any(has) && origin.processes != Some(false) && !CODE.iter().any(has)
}

/// Whether any value at the first of `paths` that has one is among `words`; none when none has one.
fn says(document: Json<'_>, paths: &[&str], words: &[&str]) -> Option<bool> {
    paths.iter().find_map(|path| any(document, path, words))
}
