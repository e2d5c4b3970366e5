//! The fields that an exception can test, and what to write for those that it cannot.

use std::borrow::Cow;

use crate::event::ProcessStart;

/// A path of the event that holds text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    read: Read,
    /// `process.args`, the one list.
    list: bool,
}

impl Field {
    /// The field of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let read = FIELDS.iter().find(|(known, _)| *known == name)?.1;
        Some(Self { read, list: name == ARGS })
    }

    /// Its values as text; empty when the event does not have it.
    pub(super) fn values<'e>(&self, event: &'e ProcessStart) -> Vec<Cow<'e, str>> {
        match self.list {
            true => event.process.args.iter().map(|arg| Cow::Borrowed(arg.as_str())).collect(),
            false => (self.read)(event).into_iter().collect(),
        }
    }
}

type Read = fn(&ProcessStart) -> Option<Cow<'_, str>>;

const ARGS: &str = "process.args";

/// Every path, in the order of the model.
const FIELDS: &[(&str, Read)] = &[
    ("time", |event| text(&event.time)),
    ("host", |event| text(&event.host)),
    ("os_type", |event| text(&event.os_type)),
    ("logon_id", |event| text(&event.logon_id)),
    ("integrity", |event| text(&event.integrity)),
    ("process.name", |event| Some(event.process.name.as_str()).filter(|name| !name.is_empty()).map(Cow::Borrowed)),
    ("process.path", |event| text(&event.process.path)),
    ("process.command_line", |event| text(&event.process.command_line)),
    ("process.working_directory", |event| text(&event.process.working_directory)),
    ("process.original_file_name", |event| text(&event.process.original_file_name)),
    ("process.entity_id", |event| text(&event.process.entity_id)),
    (ARGS, |_| None),
    ("process.args_origin", |event| text(&event.process.args_origin)),
    ("process.pid", |event| number(event.process.pid)),
    ("process.hashes.md5", |event| hash(event, "md5")),
    ("process.hashes.sha1", |event| hash(event, "sha1")),
    ("process.hashes.sha256", |event| hash(event, "sha256")),
    ("process.hashes.imphash", |event| hash(event, "imphash")),
    ("parent.name", |event| text(&event.parent.name)),
    ("parent.path", |event| text(&event.parent.path)),
    ("parent.command_line", |event| text(&event.parent.command_line)),
    ("parent.entity_id", |event| text(&event.parent.entity_id)),
    ("parent.pid", |event| number(event.parent.pid)),
    ("user.name", |event| text(&event.user.name)),
    ("user.domain", |event| text(&event.user.domain)),
    ("user.sid", |event| text(&event.user.sid)),
    ("user.role", |event| text(&event.user.role)),
];

fn text(value: &Option<String>) -> Option<Cow<'_, str>> {
    value.as_deref().map(Cow::Borrowed)
}

fn number(value: Option<u64>) -> Option<Cow<'static, str>> {
    value.map(|number| Cow::Owned(number.to_string()))
}

fn hash<'e>(event: &'e ProcessStart, algorithm: &str) -> Option<Cow<'e, str>> {
    event.process.hashes.as_ref()?.get(algorithm).map(|hash| Cow::Borrowed(hash.as_str()))
}

/// What ECS, Splunk and Windows call the same.
const ALIASES: &[(&str, &str)] = &[
    ("host.name", "host"),
    ("dest", "host"),
    ("host.os.type", "os_type"),
    ("process.executable", "process.path"),
    ("process_path", "process.path"),
    ("Image", "process.path"),
    ("process", "process.command_line"),
    ("CommandLine", "process.command_line"),
    ("process_name", "process.name"),
    ("process_id", "process.pid"),
    ("process.pe.original_file_name", "process.original_file_name"),
    ("process.hash.md5", "process.hashes.md5"),
    ("process.hash.sha1", "process.hashes.sha1"),
    ("process.hash.sha256", "process.hashes.sha256"),
    ("process.hashes", "process.hashes.sha256"),
    ("process.parent.name", "parent.name"),
    ("parent_process_name", "parent.name"),
    ("process.parent.executable", "parent.path"),
    ("ParentImage", "parent.path"),
    ("process.parent.command_line", "parent.command_line"),
    ("parent_process", "parent.command_line"),
    ("process.parent.pid", "parent.pid"),
    ("user", "user.name"),
    ("user.id", "user.sid"),
];

/// The three fields whose names are nearest, the nearest first.
pub(super) fn nearest(name: &str) -> Vec<&'static str> {
    let alias = ALIASES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, field)| *field);
    // A field name is short: nothing is nearer for what stands behind its first 64 characters.
    let name: Vec<char> = name.chars().take(64).map(|c| c.to_ascii_lowercase()).collect();
    let mut near: Vec<&'static str> = alias.into_iter().collect();
    while near.len() < 3 {
        let rest = FIELDS.iter().map(|(field, _)| *field).filter(|field| !near.contains(field));
        let Some(next) = rest.min_by_key(|field| distance(&name, field)) else { break };
        near.push(next);
    }
    near
}

/// How many letters to insert, drop or change (Levenshtein).
fn distance(one: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, letter) in other.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (slot, known) in row.iter_mut().skip(1).zip(one) {
            let above = *slot;
            *slot = (diagonal + usize::from(*known != letter)).min(above + 1).min(left + 1);
            (diagonal, left) = (above, *slot);
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
