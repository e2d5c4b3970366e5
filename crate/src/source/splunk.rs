//! Rows of Splunk's Endpoint.Processes data model that no longer tell their sensor: results of `tstats`, before or after
//! the `Processes.` prefix is dropped, and events cut down to the add-on's columns.

use std::borrow::Cow;

use super::draft::{Draft, Field, Row, program_of};
use super::hints::{runs_as, windows};
use super::lookup::Lookup;
use super::reach::not_in_elastic;
use super::transform::{self, base};
use super::{Cim, Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;
use crate::text::{contains_fold, xmltext};

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

const FIELDS: &[Row] = &[
    (Field::Time, "_time"),
    (Field::Time, "firstTime"),
    (Field::Time, "earliest"),
    (Field::Host, "dest"),
    (Field::Host, "dvc"),
    (Field::Host, "host"),
    (Field::Os, "os"),
    (Field::Path, "process_path"),
    (Field::Name, "process_name"),
    (Field::Name, "process_exec"),
    (Field::OriginalFileName, "original_file_name"),
    (Field::WorkingDirectory, "process_current_directory"),
    (Field::Pid, "process_id"),
    (Field::EntityId, "process_guid"),
    (Field::Integrity, "process_integrity_level"),
    (Field::ParentPath, "parent_process_path"),
    (Field::ParentName, "parent_process_name"),
    (Field::ParentName, "parent_process_exec"),
    (Field::ParentCommandLine, "parent_process"),
    (Field::ParentEntityId, "parent_process_guid"),
    (Field::User, "user"),
    (Field::Sid, "user_id"),
];

const PREFIX: &str = "Processes.";
/// What tells a row from another log that has a process name.
const COMPANIONS: &[&str] =
    &["dest", "parent_process_name", "parent_process", "vendor_product", "sourcetype", "_time", "firstTime"];
/// Of a multivalue column, which holds several runs, the model takes these first, so that none of them hides the run.
const TELLING: &[&str] = &["mofcomp.exe", "cmd.exe", "powershell.exe"];
/// Numbers of events that are a process start.
const START_CODES: &[&str] = &["1", "4688"];

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let row = row_of(record)?;
    let code =
        ["EventCode", "EventID", "signature_id"].iter().find_map(|name| row.get(name).and_then(Json::first_scalar));
    let is_start = code.is_none_or(|code| START_CODES.contains(&&*code));
    Some(Seen { source: SourceId::SplunkCim, kind: if is_start { Kind::Start } else { Kind::Other } })
}

/// The record, or the row around a `_raw` that no other source knows.
fn row_of<'d>(record: &Record<'d>) -> Option<Json<'d>> {
    record.json().into_iter().chain(record.outer.iter().copied()).find(|row| is_row(*row))
}

fn is_row(row: Json<'_>) -> bool {
    let plain = |name: &str| row.get(name).is_some_and(|value| !value.is_object());
    plain("Processes.process_name")
        || plain("Processes.process")
        || ((plain("process_name") || plain("process")) && COMPANIONS.iter().any(|name| plain(name)))
}

/// A row's columns, prefix or not, as Splunk holds them.
struct Columns<'d>(Json<'d>);

impl Columns<'_> {
    fn key(&self, name: &str) -> String {
        let prefixed = [PREFIX, name].concat();
        if self.0.text(&prefixed).is_some() { prefixed } else { name.to_owned() }
    }

    fn all(&self, name: &str) -> Vec<String> {
        let mut values = self.0.texts(&self.key(name));
        values.retain(|value| !value.is_empty());
        values
    }

    fn one(&self, name: &str) -> Option<String> {
        self.all(name).into_iter().next()
    }
}

/// As [`Columns`] without what Splunk fills in, and without the entities of the XML that its add-on cuts values out of.
struct Facts<'d>(Columns<'d>);

impl Lookup for Facts<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut values = self.0.all(name);
        values.retain(|value| !matches!(value.as_str(), "unknown" | "null" | "-"));
        let telling = values.iter().position(|value| TELLING.iter().any(|word| value.eq_ignore_ascii_case(word)));
        let value = values.into_iter().nth(telling.unwrap_or(0))?;
        Some(Cow::Owned(if value.contains('&') { xmltext(&value) } else { value }))
    }

    fn place(&self, name: &str) -> String {
        self.0.key(name)
    }
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    let Some(row) = row_of(record) else { return };
    let facts = Facts(Columns(row));
    draft.fill(FIELDS, &facts);
    parent_id(draft, &facts);
    command_line(draft, &facts);
    hash(draft, &facts);
    windows(draft);
    runs_as(draft, "unknown");
}

fn views(record: &Record<'_>, start: &mut Start) {
    let Some(row) = row_of(record) else { return };
    let shape = "A row of Splunk's data model";
    start.ecs.out_of_reach = not_in_elastic(shape);
    start.cim = cim(&Columns(row), start.event.time.as_deref());
}

/// Falcon's id of the parent is no pid.
fn parent_id(draft: &mut Draft, facts: &Facts<'_>) {
    if !draft.wants(Field::ParentPid) {
        return;
    }
    let falcon = ["vendor_product", "sourcetype"].iter().filter_map(|name| facts.text(name));
    let is_falcon = falcon.into_iter().any(|text| contains_fold(&text, "crowdstrike"));
    let field = if is_falcon { Field::ParentEntityId } else { Field::ParentPid };
    draft.take(field, facts, "parent_process_id");
}

/// An old community add-on puts the file name into `process` and the command line into `cmdline`.
fn command_line(draft: &mut Draft, facts: &Facts<'_>) {
    let is_name = facts.text("process").is_none_or(|text| !text.contains([' ', '\\']));
    if !(is_name && draft.take(Field::CommandLine, facts, "cmdline")) {
        draft.take(Field::CommandLine, facts, "process");
    }
}

/// One bare hash, or pairs as Sysmon writes them, in one value or several.
fn hash(draft: &mut Draft, facts: &Facts<'_>) {
    if !draft.wants(Field::Hashes) {
        return;
    }
    let values = facts.0.all("process_hash");
    let place = facts.place("process_hash");
    for value in &values {
        let bare = match value.trim().len() {
            32 => Field::Md5,
            40 => Field::Sha1,
            64 => Field::Sha256,
            _ => continue,
        };
        draft.set(bare, value, &place);
    }
    if draft.event().process.hashes.is_none() {
        draft.set(Field::Hashes, &values.join(","), &place);
    }
}

/// The columns as they are: the rule sees `unknown` and `null` too.
fn cim(columns: &Columns<'_>, time: Option<&str>) -> Cim {
    let unknown = || "unknown".to_owned();
    let one_or_unknown = |name: &str| Some(columns.one(name).unwrap_or_else(unknown));
    let moment = |name: &str| {
        let iso = columns.one(name).and_then(|text| transform::time(&text)).map(|time| time.to_iso());
        iso.filter(|iso| Some(iso.as_str()) != time)
    };
    Cim {
        dest: one_or_unknown("dest"),
        user: one_or_unknown("user"),
        parent_process_name: names(columns, "parent_process_name", "parent_process"),
        process_name: names(columns, "process_name", "process"),
        process: or_unknown(columns.all("process")),
        process_id: columns.one("process_id"),
        parent_process_id: columns.one("parent_process_id"),
        count: columns.one("count").and_then(|text| text.parse().ok()).unwrap_or(1),
        first_time: moment("firstTime"),
        last_time: moment("lastTime"),
        out_of_reach: None,
    }
}

/// The data model takes a missing name out of the command line.
fn names(columns: &Columns<'_>, name: &str, line: &str) -> Vec<String> {
    let values = columns.all(name);
    if !values.is_empty() {
        return values;
    }
    let lines = columns.all(line);
    or_unknown(lines.iter().filter_map(|line| program_of(line).and_then(base)).map(str::to_owned).collect())
}

fn or_unknown(values: Vec<String>) -> Vec<String> {
    if values.is_empty() { vec!["unknown".to_owned()] } else { values }
}
