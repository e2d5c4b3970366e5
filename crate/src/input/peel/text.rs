//! Text in strings that is a record itself.

use std::borrow::Cow;

use crate::input::json::Json;
use crate::input::repair::unescape_html;
use crate::input::xml::{self, XmlEvent};
use crate::text::find::split_once;

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
];

/// The text of a string that is a record itself; none for any other value.
pub(super) fn of_string(value: Json<'_>) -> Option<Cow<'_, str>> {
    value.as_str().filter(|text| looks_like_record(text))
}

/// The members of an unknown record that may carry an event as text.
pub(super) fn members(value: Json<'_>) -> impl Iterator<Item = Cow<'_, str>> {
    MEMBERS.iter().filter_map(move |path| value.path(path)).filter_map(of_string)
}

/// Whether a text starts as JSON or as an event does.
fn looks_like_record(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    text.starts_with(['{', '['])
        || text.starts_with("<Event")
        || text.starts_with("<?xml")
        || text.starts_with("&lt;Event")
}

/// The one Windows Event that a text holds.
pub(super) fn event(text: &str) -> Option<XmlEvent> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with("&lt;Event") {
        return event(&unescape_html(text)?);
    }
    let text = match text.strip_prefix("<?xml") {
        Some(rest) => split_once(rest, "?>")?.1.trim_start(),
        None => text,
    };
    let text = text.strip_prefix("<Events>").and_then(|t| t.strip_suffix("</Events>")).map_or(text, str::trim);
    if !text.starts_with("<Event ") && !text.starts_with("<Event>") {
        return None;
    }
    xml::parse(text).ok()
}

/// The text as JSON; escaped once more than it should be, it is read all the same.
pub(super) fn json(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with(['{', '[', '"']) {
        return None;
    }
    if crate::input::json::parse(text, Vec::new()).is_ok() {
        return Some(Cow::Borrowed(text));
    }
    let (mended, _) = crate::input::repair::repair(text).ok()?;
    Some(Cow::Owned(mended.text.into_owned()))
}
