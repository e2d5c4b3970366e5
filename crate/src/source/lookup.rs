//! How a table of fields finds its values in a record.

use std::borrow::Cow;

use super::transform::windows_text;
use crate::input::json::Json;
use crate::input::record::Record;

/// Something that holds values by name.
pub(crate) trait Lookup {
    /// The value as text: of a list its first element; none when it is missing, null or empty.
    fn text(&self, name: &str) -> Option<Cow<'_, str>>;

    /// All values of a list, in order, empty ones included; of a scalar that one.
    fn texts(&self, name: &str) -> Vec<String> {
        self.text(name).map(Cow::into_owned).into_iter().collect()
    }

    /// Where that value stands in the record, for provenance.
    fn place(&self, name: &str) -> String {
        name.to_owned()
    }

    /// Both, for those who would have to look twice.
    fn text_and_place(&self, name: &str) -> Option<(Cow<'_, str>, String)> {
        self.text(name).map(|text| (text, self.place(name)))
    }
}

/// Names are dotted paths; see [`visit`].
impl Lookup for Json<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        first(*self, name)
    }

    fn texts(&self, name: &str) -> Vec<String> {
        all(*self, name)
    }
}

/// The record itself, else the nearest object around it that has a value.
impl Lookup for Record<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        objects(self).find_map(|object| first(object, name))
    }

    fn texts(&self, name: &str) -> Vec<String> {
        objects(self).map(|object| all(object, name)).find(|values| !values.is_empty()).unwrap_or_default()
    }
}

/// Takes for nothing what logs write in its place.
pub(crate) struct Filled<'l>(pub(crate) &'l dyn Lookup);

impl Lookup for Filled<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0.text(name).filter(|text| windows_text(text).is_some() && text != "N/A")
    }

    fn texts(&self, name: &str) -> Vec<String> {
        self.0.texts(name)
    }

    fn place(&self, name: &str) -> String {
        self.0.place(name)
    }
}

fn objects<'d>(record: &Record<'d>) -> impl Iterator<Item = Json<'d>> {
    record.json().into_iter().chain(record.outer.iter().copied())
}

/// The first scalar at a dotted path that is not empty.
pub(crate) fn first<'d>(value: Json<'d>, path: &str) -> Option<Cow<'d, str>> {
    // Nearly all there is, at no cost: one value under the whole name, or none under a name that cannot go on.
    match value.get(path) {
        Some(whole) => {
            if let Some(text) = whole.scalar().filter(|text| !text.is_empty()) {
                return Some(text);
            }
        }
        None if value.is_object() && !path.as_bytes().contains(&b'.') => return None,
        None => {}
    }
    let mut found = None;
    visit(value, path, &mut |value| {
        if found.is_none() {
            found = value.scalar().filter(|text| !text.is_empty());
        }
    });
    found
}

/// Every scalar at a dotted path, in order.
fn all(value: Json<'_>, path: &str) -> Vec<String> {
    let mut all = Vec::new();
    visit(value, path, &mut |value| all.extend(value.scalar().map(Cow::into_owned)));
    all
}

/// Shows every value at a dotted path. At each level the path may go on as nested keys or as one dotted key, in any
/// mixture and both at once, as Kibana alerts do; lists are walked into.
pub(crate) fn visit<'d>(value: Json<'d>, path: &str, see: &mut dyn FnMut(Json<'d>)) {
    if value.is_array() {
        value.items().for_each(|item| visit(item, path, see));
        return;
    }
    if let Some(found) = value.get(path) {
        leaves(found, see);
    }
    for (at, _) in path.bytes().enumerate().filter(|(_, byte)| *byte == b'.') {
        let (Some(head), Some(tail)) = (path.get(..at), path.get(at + 1..)) else { continue };
        if let Some(inner) = value.get(head) {
            visit(inner, tail, see);
        }
    }
}

fn leaves<'d>(value: Json<'d>, see: &mut dyn FnMut(Json<'d>)) {
    if value.is_array() {
        value.items().for_each(|item| leaves(item, see));
    } else {
        see(value);
    }
}
