//! Microsoft Defender for Endpoint, DeviceProcessEvents: hunting rows, the streaming API, Microsoft Sentinel. (As ECS
//! it is a document of `ecs`.)

use std::borrow::Cow;

use super::draft::{Draft, Field, Row};
use super::hints::{host_by_id, joined_path, runs_as, windows};
use super::lookup::{Filled, Lookup};
use super::reach::not_in_splunk;
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

/// `InitiatingProcess` is the parent, `InitiatingProcessParent` the grandparent. `FolderPath` is documented as a folder
/// and holds the whole path; both are read.
const FIELDS: &[Row] = &[
    (Field::Time, "Timestamp"),
    (Field::Time, "TimeGenerated"),
    (Field::Time, "TimeGenerated [UTC]"),
    (Field::Time, "ProcessCreationTime"),
    // When it was published: minutes late.
    (Field::Time, "time"),
    (Field::Host, "DeviceName"),
    (Field::Name, "FileName"),
    (Field::CommandLine, "ProcessCommandLine"),
    (Field::OriginalFileName, "ProcessVersionInfoOriginalFileName"),
    (Field::Pid, "ProcessId"),
    (Field::Md5, "MD5"),
    (Field::Sha1, "SHA1"),
    (Field::Sha256, "SHA256"),
    (Field::Integrity, "ProcessIntegrityLevel"),
    (Field::LogonId, "LogonId"),
    (Field::ParentName, "InitiatingProcessFileName"),
    (Field::ParentCommandLine, "InitiatingProcessCommandLine"),
    (Field::ParentPid, "InitiatingProcessId"),
    (Field::UserName, "AccountName"),
    (Field::UserDomain, "AccountDomain"),
    (Field::User, "AccountUpn"),
    (Field::Sid, "AccountSid"),
];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let row = record.json().filter(|json| json.is_object())?;
    let category = record.outer("category").and_then(Json::first_scalar);
    let table = category.as_deref().and_then(|name| name.strip_prefix("AdvancedHunting-"));
    let action = row.get("ActionType").and_then(Json::first_scalar);
    if table.is_none() && !looks_like_row(row, action.is_some()) {
        return None;
    }
    let stated = row.get("Type").and_then(Json::first_scalar);
    let elsewhere = table.or(stated.as_deref()).is_some_and(|name| name != "DeviceProcessEvents");
    // A hunting query that leaves the action out of its columns leaves those of a process start.
    let is_start = action.map_or(is_projection(row), |action| action.eq_ignore_ascii_case("ProcessCreated"));
    let kind = if is_start && !elsewhere { Kind::Start } else { Kind::Other };
    Some(Seen { source: SourceId::Defender, kind })
}

fn looks_like_row(row: Json<'_>, has_action: bool) -> bool {
    let device = || row.get("DeviceName").is_some() || row.get("DeviceId").is_some();
    if has_action { row.get("InitiatingProcessFileName").is_some() || device() } else { is_projection(row) }
}

fn is_projection(row: Json<'_>) -> bool {
    ["ProcessCommandLine", "FileName", "InitiatingProcessFileName"].iter().all(|name| row.get(name).is_some())
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    draft.fill(FIELDS, &Filled(record));
    joined_path(draft, record, Field::Path, ["FolderPath", "FileName"]);
    joined_path(draft, record, Field::ParentPath, ["InitiatingProcessFolderPath", "InitiatingProcessFileName"]);
    host_by_id(draft, record, "DeviceId");
    os(draft, record);
    runs_as(draft, "effective");
}

fn views(record: &Record<'_>, start: &mut Start) {
    start.ecs.user_id = record.text("AccountSid").map(Cow::into_owned).into_iter().collect();
    if start.ecs.host_os_type.is_empty() && record.text("InitiatingProcessAccountSid").is_some() {
        start.ecs.host_os_type.push("windows".to_owned());
    }
    start.cim.out_of_reach = not_in_splunk("Defender");
}

/// The table has no column for it: told by the image, else by what only Windows has. (Rows of macOS have SIDs too.)
fn os(draft: &mut Draft, record: &Record<'_>) {
    windows(draft);
    let is_unix = draft.event().process.path.as_deref().is_some_and(|path| path.starts_with('/'));
    if draft.has(Field::Os) || !draft.wants(Field::Os) || is_unix {
        return;
    }
    let clues = ["AccountSid", "InitiatingProcessAccountSid", "ProcessTokenElevation"];
    if let Some(clue) = clues.into_iter().find(|name| record.text(name).is_some_and(|text| text != "None")) {
        draft.set(Field::Os, "windows", &[clue, " (inferred)"].concat());
    }
}
