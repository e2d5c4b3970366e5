//! Endgame: raw sensor events, and the form that EQL's own library normalises them to. (As ECS it is a document of
//! `ecs`.)

use super::draft::{Draft, Field, Row};
use super::hints::{runs_as, windows};
use super::lookup::Filled;
use super::reach::not_in_splunk;
use super::{Kind, Seen, Source, Start};
use crate::args::winargv;
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

const FIELDS: &[Row] = &[
    (Field::Time, "timestamp"),
    (Field::Time, "timestamp_utc"),
    (Field::Host, "hostname"),
    (Field::Host, "host_name"),
    (Field::Path, "process_path"),
    (Field::Name, "process_name"),
    (Field::CommandLine, "command_line"),
    (Field::OriginalFileName, "original_file_name"),
    (Field::Pid, "pid"),
    (Field::EntityId, "unique_pid"),
    (Field::Md5, "md5"),
    (Field::Sha1, "sha1"),
    (Field::Sha256, "sha256"),
    (Field::LogonId, "logon_id"),
    (Field::LogonId, "authentication_id"),
    (Field::ParentPath, "parent_process_path"),
    (Field::ParentName, "parent_process_name"),
    (Field::ParentPid, "ppid"),
    (Field::ParentEntityId, "unique_ppid"),
    (Field::UserName, "user_name"),
    (Field::UserDomain, "user_domain"),
    (Field::User, "user"),
    (Field::Sid, "user_sid"),
];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let event = record.json()?;
    let is = |name: &str, word: &str| event.get(name).and_then(Json::first_scalar).is_some_and(|text| text == word);
    let has = |name: &str| event.get(name).is_some();
    let is_start = if has("event_subtype_full") && has("event_type_full") {
        is("event_type_full", "process_event") && is("event_subtype_full", "creation_event")
    } else if has("event_type") && has("unique_pid") {
        is("event_type", "process") && is("subtype", "create")
    } else {
        return None;
    };
    let kind = if is_start { Kind::Start } else { Kind::Other };
    Some(Seen { source: SourceId::Endgame, kind })
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    draft.fill(FIELDS, &Filled(record));
    windows(draft);
    runs_as(draft, "effective");
}

fn views(_: &Record<'_>, start: &mut Start) {
    // The raw event has neither arguments nor, often, a SID; the documents that Endgame sends to Elastic have both,
    // the arguments as Windows splits them.
    let line = start.event.process.command_line.as_deref();
    start.ecs.process_args = line.map(winargv).unwrap_or_default();
    start.ecs.user_id = start.event.user.sid.iter().cloned().collect();
    start.cim.out_of_reach = not_in_splunk("Endgame");
}
