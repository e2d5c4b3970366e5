//! What several sources leave to be concluded.

use std::borrow::Cow;

use super::draft::{Draft, Field};
use super::lookup::Lookup;
use super::transform::{self, Time, base};
use crate::event::ProcessStart;
use crate::input::record::Record;

/// Takes time and host from what was wrapped around the record when it tells neither itself.
pub(crate) fn around(event: &mut ProcessStart, record: &Record<'_>) {
    if event.time.is_none()
        && let Some((name, time)) = time_around(record)
    {
        event.time = Some(time.to_iso());
        let note = if time.assumed_utc { " (assumed UTC)" } else { "" };
        event.provenance.insert("time", [name, note].concat());
    }
    if event.host.is_none()
        && let Some(text) = text_around(record, "host")
    {
        event.host = Some(text.into_owned());
        event.provenance.insert("host", "host".to_owned());
    }
}

/// The time of what was wrapped around the record, and its name there.
pub(crate) fn time_around(record: &Record<'_>) -> Option<(&'static str, Time)> {
    let mut found =
        ["_time", "time", "@timestamp"].into_iter().filter_map(|name| Some((name, text_around(record, name)?)));
    let (name, text) = found.next()?;
    Some((name, transform::time(&text)?))
}

fn text_around<'d>(record: &Record<'d>, name: &str) -> Option<Cow<'d, str>> {
    record.outer(name)?.scalar().filter(|text| !text.is_empty())
}

/// Takes the operating system for Windows when the record does not name it and the image says so.
pub(crate) fn windows(draft: &mut Draft) {
    if !draft.wants(Field::Os) {
        return;
    }
    let process = &draft.event().process;
    let path = process.path.as_deref().unwrap_or("");
    let named = process.name.len().checked_sub(4).and_then(|at| process.name.get(at..));
    let clue = if path.starts_with('/') {
        return;
    } else if path.contains('\\') {
        Field::Path
    } else if named.is_some_and(|end| end.eq_ignore_ascii_case(".exe")) {
        Field::Name
    } else {
        return;
    };
    if !draft.has(Field::Os)
        && let Some(place) = draft.event().provenance.get(clue.key()).cloned()
    {
        draft.set(Field::Os, "windows", &(place + " (inferred)"));
    }
}

/// Reads a path of which the record holds the folder and the file; in some records the folder is the whole path.
pub(crate) fn joined_path(draft: &mut Draft, from: &dyn Lookup, field: Field, [folder, file]: [&str; 2]) {
    if draft.has(field) || !draft.wants(field) {
        return;
    }
    let Some(text) = from.text(folder) else { return };
    let name = from.text(file);
    let missing =
        name.as_deref().and_then(base).filter(|name| !base(&text).is_some_and(|b| b.eq_ignore_ascii_case(name)));
    match missing {
        None => draft.set(field, &text, &from.place(folder)),
        Some(name) => {
            let slash = if text.contains('/') { "/" } else { "\\" };
            let text = text.trim_end_matches(['\\', '/']);
            draft.set(field, &[text, slash, name].concat(), &[&from.place(folder), " + ", &from.place(file)].concat())
        }
    };
}

/// Takes the sensor's own id for the host when the record does not name it.
pub(crate) fn host_by_id(draft: &mut Draft, from: &dyn Lookup, name: &str) {
    if !draft.has(Field::Host) && draft.take(Field::Host, from, name) {
        draft.mark(Field::Host, " (sensor id)");
    }
}

/// States the user's role, if the record names a user.
pub(crate) fn runs_as(draft: &mut Draft, role: &str) {
    if draft.has(Field::User) || draft.has(Field::Sid) {
        draft.role(role);
    }
}
