//! Microsoft Sentinel's ASIM ProcessEvent, which normalises the events of other sensors.

use super::draft::{Draft, Field, Row};
use super::hints::{runs_as, windows};
use super::lookup::Filled;
use super::reach::{not_in_elastic, not_in_splunk};
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

/// The acting process is the parent; what the schema calls parent is the grandparent.
const FIELDS: &[Row] = &[
    (Field::Time, "EventStartTime"),
    (Field::Time, "TimeGenerated"),
    (Field::Time, "TimeGenerated [UTC]"),
    (Field::Host, "DvcHostname"),
    (Field::Host, "DvcFQDN"),
    (Field::Host, "Dvc"),
    (Field::Os, "DvcOs"),
    (Field::Path, "TargetProcessName"),
    (Field::Path, "Process"),
    (Field::CommandLine, "TargetProcessCommandLine"),
    (Field::CommandLine, "CommandLine"),
    (Field::WorkingDirectory, "TargetProcessCurrentDirectory"),
    (Field::OriginalFileName, "TargetProcessFileOriginalName"),
    (Field::Pid, "TargetProcessId"),
    (Field::EntityId, "TargetProcessGuid"),
    (Field::Hashes, "Hash"),
    (Field::Md5, "TargetProcessMD5"),
    (Field::Sha1, "TargetProcessSHA1"),
    (Field::Sha256, "TargetProcessSHA256"),
    (Field::Imphash, "TargetProcessIMPHASH"),
    (Field::Integrity, "TargetProcessIntegrityLevel"),
    (Field::LogonId, "TargetUserSessionId"),
    (Field::ParentPath, "ActingProcessName"),
    (Field::ParentCommandLine, "ActingProcessCommandLine"),
    (Field::ParentPid, "ActingProcessId"),
    (Field::ParentEntityId, "ActingProcessGuid"),
];

/// Whom the process runs as, else who asked for it.
const TARGET: &[Row] = &[(Field::User, "TargetUsername"), (Field::User, "User"), (Field::Sid, "TargetUserId")];
const ACTOR: &[Row] = &[(Field::User, "ActorUsername"), (Field::Sid, "ActorUserId")];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let event = record.json()?;
    let text = |name: &str| event.get(name).and_then(Json::first_scalar);
    let has = |name: &str| event.get(name).is_some();
    let schema = text("EventSchema");
    let is_process =
        schema.as_deref() == Some("ProcessEvent") || (has("TargetProcessName") && has("ActingProcessName"));
    if !is_process && (schema.is_none() || !has("EventSchemaVersion")) {
        return None;
    }
    // A query that leaves the type out of its columns leaves those of a process start.
    let is_start = is_process && text("EventType").is_none_or(|kind| kind.eq_ignore_ascii_case("ProcessCreated"));
    Some(Seen { source: SourceId::Asim, kind: if is_start { Kind::Start } else { Kind::Other } })
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    let from = Filled(record);
    draft.fill(FIELDS, &from);
    draft.fill(TARGET, &from);
    runs_as(draft, "effective");
    if draft.event().user.role.is_none() {
        draft.fill(ACTOR, &from);
        runs_as(draft, "creator");
    }
    windows(draft);
}

fn views(_: &Record<'_>, start: &mut Start) {
    start.ecs.out_of_reach = not_in_elastic("An ASIM event");
    start.cim.out_of_reach = not_in_splunk("ASIM");
}
