//! OCSF Process Activity (class 1007), Launch.

use super::branches::Branches;
use super::draft::{Draft, Field, Row};
use super::hints::{runs_as, windows};
use super::lookup::{Lookup, first, visit};
use super::reach::{not_in_elastic, not_in_splunk};
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

const FIELDS: &[Row] = &[
    (Field::Time, "time"),
    (Field::Time, "time_dt"),
    (Field::Time, "process.created_time"),
    (Field::Host, "device.hostname"),
    (Field::Host, "device.name"),
    (Field::Os, "device.os.type"),
    (Field::Os, "device.os.name"),
    (Field::Path, "process.file.path"),
    (Field::Name, "process.name"),
    (Field::Name, "process.file.name"),
    (Field::CommandLine, "process.cmd_line"),
    (Field::WorkingDirectory, "process.working_directory"),
    (Field::OriginalFileName, "process.file.internal_name"),
    (Field::Pid, "process.pid"),
    (Field::EntityId, "process.uid"),
    (Field::Integrity, "process.integrity"),
    (Field::LogonId, "process.session.uid"),
    (Field::LogonId, "actor.session.uid"),
    (Field::ParentPath, "parent.file.path"),
    (Field::ParentName, "parent.name"),
    (Field::ParentName, "parent.file.name"),
    (Field::ParentCommandLine, "parent.cmd_line"),
    (Field::ParentCommandLine, "parent.cmdline"),
    (Field::ParentPid, "parent.pid"),
    (Field::ParentEntityId, "parent.uid"),
];

/// Whom the process runs as; when that is not filled, who asked for it.
const USERS: &[(&str, &[Row])] = &[
    (
        "effective",
        &[
            (Field::UserDomain, "process.user.domain"),
            (Field::User, "process.user.name"),
            (Field::Sid, "process.user.uid"),
        ],
    ),
    (
        "creator",
        &[(Field::UserDomain, "actor.user.domain"), (Field::User, "actor.user.name"), (Field::Sid, "actor.user.uid")],
    ),
];

const ACTOR: &[(&str, &str)] = &[("parent.", "actor.process.")];
const PARENT: &[(&str, &str)] = &[("parent.", "process.parent_process.")];

/// By `device.os.type_id` and by `process.integrity_id`.
const OS_TYPES: &[(&str, &str)] = &[("100", "windows"), ("200", "linux"), ("300", "macos")];
const INTEGRITY: &[(&str, &str)] =
    &[("1", "untrusted"), ("2", "low"), ("3", "medium"), ("4", "high"), ("5", "system"), ("6", "protected")];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let event = record.json()?;
    let class = event.get("class_uid").and_then(Json::first_scalar)?;
    let is = |name: &str, value: &str| event.get(name).and_then(Json::first_scalar).is_some_and(|text| text == value);
    let is_launch = is("activity_id", "1") || (event.get("activity_id").is_none() && is("type_uid", "100701"));
    let kind = if class == "1007" && is_launch { Kind::Start } else { Kind::Other };
    Some(Seen { source: SourceId::Ocsf, kind })
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    if let Some(event) = record.json() {
        fill_from(draft, event);
    }
    windows(draft);
}

fn views(_: &Record<'_>, start: &mut Start) {
    start.ecs.out_of_reach = not_in_elastic("An OCSF event");
    start.cim.out_of_reach = not_in_splunk("OCSF");
}

fn fill_from(draft: &mut Draft, at: Json<'_>) {
    let actor = ["actor.process.name", "actor.process.file.name", "actor.process.file.path", "actor.process.cmd_line"];
    let has_actor = actor.iter().any(|path| first(at, path).is_some());
    let from = Branches { at, places: if has_actor { ACTOR } else { PARENT }, camel: false };
    by_number(draft, &from, Field::Os, "device.os.type_id", OS_TYPES);
    by_number(draft, &from, Field::Integrity, "process.integrity_id", INTEGRITY);
    draft.fill(FIELDS, &from);
    for (role, rows) in USERS {
        if !draft.has(Field::User) && !draft.has(Field::Sid) {
            draft.fill(rows, &from);
            runs_as(draft, role);
        }
    }
    if draft.wants(Field::Hashes) {
        hashes(draft, at);
    }
}

fn by_number(draft: &mut Draft, from: &dyn Lookup, field: Field, name: &str, words: &[(&str, &str)]) {
    if !draft.wants(field) {
        return;
    }
    let number = from.text(name);
    if let Some((_, word)) = words.iter().find(|(key, _)| number.as_deref() == Some(*key)) {
        draft.set(field, word, name);
    }
}

/// A list of objects that each name their algorithm, by number or by name.
fn hashes(draft: &mut Draft, event: Json<'_>) {
    visit(event, "process.file.hashes", &mut |hash| {
        let text = |name: &str| hash.get(name).and_then(Json::first_scalar).unwrap_or_default();
        let field = match (&*text("algorithm_id"), &*text("algorithm").replace('-', "").to_ascii_uppercase()) {
            ("1", _) | (_, "MD5") => Field::Md5,
            ("2", _) | (_, "SHA1") => Field::Sha1,
            ("3", _) | (_, "SHA256") => Field::Sha256,
            (_, "IMPHASH") => Field::Imphash,
            _ => return,
        };
        draft.set(field, &text("value"), "process.file.hashes");
    });
}
