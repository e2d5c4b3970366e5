//! Text in strings that is a record itself.

use std::borrow::Cow;

use crate::input::json::Json;
use crate::input::xml::{self, XmlEvent};
use crate::text::find::{split, split_once};
use crate::text::xmltext;

const END: &str = "</Event>";

/// Members that carry a whole event as text, in the order of trust.
const MEMBERS: &[&[&str]] = &[
    &["@rawstring"],
    &["event", "original"],
    &["event.original"],
    &["log", "original"],
    &["log.original"],
    &["full_log"],
    &["message"],
    &["input", "message"],
    &["_raw"],
    &["raw"],
    &["properties"],
];

/// The text of a string that is a record itself; none for any other value.
pub(super) fn of_string(value: Json<'_>) -> Option<Cow<'_, str>> {
    // Told by the first byte of nearly all strings, without undoing their escapes.
    let first = value.is_string().then(|| value.raw().as_bytes().get(1).copied()).flatten()?;
    if !matches!(first, b'{' | b'[' | b'<' | b'&' | b'\\' | b' ' | 0xEF) {
        return None;
    }
    value.as_str().filter(|text| looks_like_record(text))
}

/// The members of an unknown record that may carry an event as text; `fields` of a hit put a list around each.
pub(super) fn members(value: Json<'_>) -> impl Iterator<Item = Cow<'_, str>> {
    let found = MEMBERS.iter().filter_map(move |path| value.path(path));
    found.filter_map(|found| of_string(found.items().next().unwrap_or(found)))
}

/// Any further members of an unknown record that hold an event in XML or an object.
pub(super) fn elsewhere(value: Json<'_>) -> impl Iterator<Item = Cow<'_, str>> {
    value.members().filter_map(|(_, found)| of_string(found)).filter(|text| !text.trim_start().starts_with('['))
}

/// Whether a text starts as JSON (in a string once more or not) or as an event does.
fn looks_like_record(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    text.starts_with(['{', '['])
        || text.starts_with("<Event")
        || text.starts_with("<?xml")
        || text.starts_with("&lt;Event")
        || (text.starts_with('"') && text.trim_start_matches(['"', '\\']).starts_with(['{', '[']))
}

/// The Windows Events that a text holds and nothing else: one, several in a row, or a list of them.
pub(super) fn events(text: &str) -> Vec<XmlEvent> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with("&lt;Event") {
        return events(&xmltext(text));
    }
    let inside = list(declared(text).unwrap_or(text));
    if !inside.starts_with("<Event ") && !inside.starts_with("<Event>") {
        return Vec::new();
    }
    let each = split(inside, END).filter(|event| !event.trim().is_empty());
    each.filter_map(|event| xml::parse(&[event.trim_start(), END].concat()).ok()).collect()
}

/// Behind the XML declaration.
fn declared(text: &str) -> Option<&str> {
    split_once(text.strip_prefix("<?xml")?, "?>").map(|(_, rest)| rest.trim_start())
}

/// Inside the element around a list of events, if there is one.
fn list(text: &str) -> &str {
    let inside = text.strip_prefix("<Events").and_then(|rest| rest.split_once('>')).map(|(_, inside)| inside);
    inside.and_then(|inside| inside.strip_suffix("</Events>")).map_or(text, str::trim)
}

/// The text without what is around it, if it starts as JSON does.
pub(super) fn json(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}').trim();
    text.starts_with(['{', '[', '"']).then_some(text)
}

/// JSON that was escaped once more than it should be, or is broken otherwise, as far as it can be mended.
pub(super) fn mended(text: &str) -> Option<String> {
    let (mended, _) = crate::input::repair::repair(text).ok()?;
    Some(mended.text.into_owned())
}
