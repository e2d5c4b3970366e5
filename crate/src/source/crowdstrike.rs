//! CrowdStrike Falcon, ProcessRollup2: raw FDR, LogScale, Splunk rows and Panther. (As ECS it is a document of `ecs`.)
//!
//! Parent and target process ids are Falcon's own, `RawProcessId` alone is the operating system's; raw FDR names
//! neither host nor user, and of the parent the file name only.

use std::borrow::Cow;

use super::draft::{Draft, Field, Row};
use super::hints::{host_by_id, joined_path, runs_as, windows};
use super::lookup::{Filled, Lookup};
use super::overlay::overlay;
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

const NAMES: &[&str] = &["event_simpleName", "#event_simpleName"];

const FIELDS: &[Row] = &[
    (Field::Time, "ProcessStartTime"),
    (Field::Time, "timestamp"),
    (Field::Time, "@timestamp"),
    (Field::Time, "ContextTimeStamp"),
    (Field::Time, "p_event_time"),
    (Field::Time, "_time"),
    (Field::Host, "ComputerName"),
    (Field::Host, "aid_computer_name"),
    (Field::Host, "dest"),
    (Field::Os, "event_platform"),
    (Field::Path, "ImageFileName"),
    (Field::Name, "ImageFileName"),
    (Field::Name, "FileName"),
    (Field::CommandLine, "CommandLine"),
    (Field::Pid, "RawProcessId"),
    (Field::EntityId, "TargetProcessId"),
    (Field::OriginalFileName, "OriginalFilename"),
    (Field::Md5, "MD5HashData"),
    (Field::Sha1, "SHA1HashData"),
    (Field::Sha256, "SHA256HashData"),
    (Field::Integrity, "IntegrityLevel"),
    (Field::LogonId, "AuthenticationId"),
    (Field::ParentName, "ParentBaseFileName"),
    (Field::ParentEntityId, "ParentProcessId"),
    (Field::Sid, "UserSid"),
    (Field::User, "UserName"),
    (Field::User, "UserPrincipal"),
];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let json = record.json().filter(|json| json.is_object())?;
    let kind = match name(record) {
        Some(_) if waits_for_its_text(json) => return None,
        Some(name) => kind(&name),
        None if is_nameless(json) => Kind::Other,
        None => return None,
    };
    Some(Seen { source: SourceId::Crowdstrike, kind })
}

fn name<'d>(record: &Record<'d>) -> Option<Cow<'d, str>> {
    NAMES.iter().find_map(|key| record.get_anywhere(key)).and_then(Json::first_scalar)
}

fn kind(name: &str) -> Kind {
    if name.eq_ignore_ascii_case("ProcessRollup2") {
        Kind::Start
    } else if name.eq_ignore_ascii_case("SyntheticProcessRollup2") {
        Kind::Synthetic
    } else {
        Kind::Other
    }
}

/// What Falcon writes beside events; a name in another case is one all the same, for a second look to find.
fn is_nameless(json: Json<'_>) -> bool {
    let is_falcon = ["event_platform", "aid"].iter().all(|key| json.get(key).is_some());
    is_falcon && NAMES.iter().all(|key| json.folded().get(key).is_none())
}

/// LogScale cut down to some columns: the sensor's own JSON in `@rawstring` says the rest.
fn waits_for_its_text(json: Json<'_>) -> bool {
    let raw = json.get("@rawstring").and_then(Json::as_str);
    raw.is_some_and(|text| text.trim_start().starts_with('{'))
        && ["ImageFileName", "CommandLine"].iter().any(|key| json.get(key).is_none())
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    draft.fill(FIELDS, &Filled(record));
    joined_path(draft, record, Field::Path, ["FilePath", "FileName"]);
    host_by_id(draft, record, "aid");
    windows(draft);
    runs_as(draft, "effective");
}

fn views(record: &Record<'_>, start: &mut Start) {
    elastic(start, record);
    splunk(start, record);
    overlay(record, &mut start.cim);
}

/// Elastic's pipeline takes the file name out of a path only if the path starts with a backslash, splits arguments
/// only when it knows the platform, and keeps a Unix id or else the SID as `user.id`.
fn elastic(start: &mut Start, record: &Record<'_>) {
    let ecs = &mut start.ecs;
    if let Some(image) = record.text("ImageFileName") {
        let name = if image.starts_with('\\') { image.rsplit('\\').next().unwrap_or(&image) } else { &image };
        ecs.process_name = vec![name.to_owned()];
    }
    if ecs.host_os_type.is_empty() {
        ecs.process_args.clear();
    }
    ecs.user_id = record.text("UID").or_else(|| record.text("UserSid")).map(Cow::into_owned).into_iter().collect();
}

/// The rule's own field list for this source: the user is a SID, the parent's id is Falcon's.
fn splunk(start: &mut Start, record: &Record<'_>) {
    let text = |name: &str| record.text(name).map(Cow::into_owned);
    let cim = &mut start.cim;
    cim.user = text("UserSid").or_else(|| cim.user.take());
    cim.process_id = text("RawProcessId");
    cim.parent_process_id = text("ParentProcessId");
}
