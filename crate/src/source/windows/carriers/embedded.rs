//! `EventData` however a carrier keeps it: an object, a list of named values, or JSON or XML inside a string.

use super::Pairs;
use crate::input::json::{self, Json, Kind};
use crate::input::xml;
use crate::source::windows::positional;
use crate::text::find::{split, split_once};
use crate::text::xmltext;

const END: &str = "</EventData>";

/// Adds the data of an `EventData` value of any kind.
pub(super) fn event_data<'d>(value: Json<'d>, prefix: &'static str, pairs: &mut Pairs<'d>) {
    match value.kind() {
        Kind::Object => {
            if let Some(list) = value.get("Data") {
                pairs.named(list, prefix);
                unnamed(list.get("#text").unwrap_or(list), prefix, pairs);
            }
            pairs.members(value, prefix);
        }
        Kind::Array if value.items().all(Json::is_string) => {
            in_text(&value.first_scalar().unwrap_or_default(), prefix, pairs)
        }
        Kind::Array => pairs.named(value, prefix),
        Kind::String => in_text(&value.as_str().unwrap_or_default(), prefix, pairs),
        Kind::Null | Kind::Bool | Kind::Number => {}
    }
}

/// Adds values without names, whose event and version their number tells.
fn unnamed<'d>(list: Json<'d>, prefix: &'static str, pairs: &mut Pairs<'d>) {
    let count = list.items().filter(|item| item.is_string()).count();
    let names = ["1", "4688"].into_iter().map(|id| positional::names(Some(id), count)).find(|names| !names.is_empty());
    for (name, item) in names.unwrap_or_default().into_iter().zip(list.items()) {
        pairs.renamed(name, item, prefix, "Data".into());
    }
}

/// Adds the data that a text holds as JSON (with `EventData` around it or not) or XML.
pub(super) fn in_text(text: &str, prefix: &'static str, pairs: &mut Pairs<'_>) {
    let text = text.trim();
    let data = if text.starts_with('<') { of_xml(text) } else { of_json(text) };
    for (name, value) in data {
        pairs.text(name, value, prefix);
    }
}

/// The values of `<Param>` elements in order, which have no names.
pub(super) fn params(text: &str) -> Vec<String> {
    let values = split(text, "<Param>").skip(1).map(|rest| split(rest, "</Param>").next().unwrap_or(""));
    values.map(xmltext).collect()
}

fn of_json(text: &str) -> Vec<(String, String)> {
    read_json(text).or_else(|| read_json(&with_backslashes(text))).unwrap_or_default()
}

/// Some exports forget to escape the backslashes of paths, though never quotes.
fn with_backslashes(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        escaped.push(c);
        if c == '\\' {
            escaped.push(chars.next_if(|next| matches!(next, '"' | '\\')).unwrap_or('\\'));
        }
    }
    escaped
}

fn read_json(text: &str) -> Option<Vec<(String, String)>> {
    let doc = json::parse(text, &mut json::Tape::default()).ok()?;
    let root = doc.root();
    let mut pairs = Pairs::default();
    event_data_of(root.get("EventData").unwrap_or(root), &mut pairs);
    Some(pairs.into_owned())
}

/// As [`event_data`], one level deep: what is inside a string holds no further strings of data.
fn event_data_of<'d>(value: Json<'d>, pairs: &mut Pairs<'d>) {
    if !value.is_string() {
        event_data(value, "", pairs);
    }
}

fn of_xml(text: &str) -> Vec<(String, String)> {
    let Some((_, data)) = split_once(text, "<EventData") else { return Vec::new() };
    let end = split(data, END).last().filter(|behind| behind.len() < data.len()).map_or(0, str::len);
    let data = data.get(..data.len() - end).unwrap_or("");
    xml::parse(&["<Event><EventData", data, "</Event>"].concat()).map(|event| event.data).unwrap_or_default()
}
