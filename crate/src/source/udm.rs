//! Google SecOps' Unified Data Model, PROCESS_LAUNCH: as documents and as the API writes them (camelCase), nested or
//! with dotted keys.

use super::branches::Branches;
use super::draft::{Draft, Field, Row};
use super::hints::{runs_as, windows};
use super::lookup::{Lookup, first};
use super::reach::{not_in_elastic, not_in_splunk};
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

const FIELDS: &[Row] = &[
    (Field::Time, "metadata.event_timestamp"),
    (Field::Time, "metadata.event_timestamp.seconds"),
    (Field::Host, "principal.hostname"),
    (Field::Host, "principal.asset.hostname"),
    (Field::Host, "target.hostname"),
    (Field::Os, "principal.platform"),
    (Field::Os, "principal.asset.platform_software.platform"),
    (Field::Os, "target.platform"),
    (Field::Path, "process.file.full_path"),
    (Field::Name, "process.file.names"),
    (Field::CommandLine, "process.command_line"),
    (Field::OriginalFileName, "process.file.exif_info.original_file"),
    (Field::Pid, "process.pid"),
    (Field::Md5, "process.file.md5"),
    (Field::Sha1, "process.file.sha1"),
    (Field::Sha256, "process.file.sha256"),
    (Field::Integrity, "process.integrity_level_rid"),
    (Field::ParentPath, "parent.file.full_path"),
    (Field::ParentName, "parent.file.names"),
    (Field::ParentCommandLine, "parent.command_line"),
    (Field::ParentPid, "parent.pid"),
    (Field::UserDomain, "principal.administrative_domain"),
    (Field::User, "principal.user.userid"),
];

/// The launched process is the target's and its parent stands below it, or is the principal's.
const TARGET: &[(&str, &str)] = &[
    ("process.", "target.process."),
    ("parent.", "target.process.parent_process."),
    ("parent.", "principal.process."),
];
/// Data made by hand often has the launched process as the principal's.
const PRINCIPAL: &[(&str, &str)] =
    &[("process.", "principal.process."), ("parent.", "principal.process.parent_process.")];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let event = event(record)?;
    let kind = if event_type(event)? == "PROCESS_LAUNCH" { Kind::Start } else { Kind::Other };
    Some(Seen { source: SourceId::Udm, kind })
}

/// Search results keep the event one level down.
fn event<'d>(record: &Record<'d>) -> Option<Json<'d>> {
    let json = record.json()?;
    json.get("udm").filter(|inner| inner.is_object()).or(Some(json))
}

fn event_type(event: Json<'_>) -> Option<std::borrow::Cow<'_, str>> {
    if event.is_object() && !event.has_branch("metadata") {
        return None;
    }
    first(event, "metadata.event_type").or_else(|| first(event, "metadata.eventType"))
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    if let Some(event) = event(record) {
        fill_from(draft, event);
    }
    windows(draft);
}

fn views(_: &Record<'_>, start: &mut Start) {
    start.ecs.out_of_reach = not_in_elastic("A UDM event");
    start.cim.out_of_reach = not_in_splunk("UDM");
}

fn fill_from(draft: &mut Draft, at: Json<'_>) {
    let target = Branches { at, places: TARGET, camel: true };
    let launched = ["process.file.full_path", "process.command_line", "process.file.names"];
    let is_target = launched.iter().any(|name| target.place(name).starts_with("target."));
    let from = Branches { places: if is_target { TARGET } else { PRINCIPAL }, ..target };
    draft.fill(FIELDS, &from);
    if !draft.wants(Field::Sid) {
        return;
    }
    // The Sysmon parser fills in the SID of the Sysmon service.
    if from.text("metadata.log_type").as_deref() != Some("WINDOWS_SYSMON") {
        draft.take(Field::Sid, &from, "principal.user.windows_sid");
    }
    for (field, name) in [
        (Field::EntityId, "process.product_specific_process_id"),
        (Field::ParentEntityId, "parent.product_specific_process_id"),
    ] {
        if draft.wants(field)
            && let Some(id) = from.text(name)
        {
            let bare = id.split_once(':').map_or(&*id, |(_, bare)| bare);
            draft.set(field, bare, &from.place(name));
        }
    }
    runs_as(draft, "effective");
}
