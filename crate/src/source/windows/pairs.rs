//! The data of one event by name, whatever its carrier. Built for starts alone.

use std::borrow::Cow;

use super::head::text_of;
use crate::input::json::Json;
use crate::source::lookup::{self, Lookup};
use crate::source::transform::windows_text;

/// Name of the host among the data.
pub(super) const HOST: &str = "@host";
/// Name of the event's time, whose zone its text tells.
pub(super) const TIME: &str = "@time";
/// Name of the event's time, UTC even when its text names no zone.
pub(super) const UTC: &str = "@utc";

/// Names and values in order; of a name that repeats, the first with a value counts.
#[derive(Debug, Default)]
pub(super) struct Pairs<'d> {
    all: Vec<Pair<'d>>,
    /// Names are found without ASCII case.
    fold: bool,
}

#[derive(Debug)]
struct Pair<'d> {
    name: Cow<'d, str>,
    value: Value<'d>,
    /// What to put in front of `key` for its place in the record.
    prefix: &'static str,
    /// Its name there, if another.
    key: Option<Cow<'d, str>>,
}

#[derive(Debug)]
enum Value<'d> {
    Json(Json<'d>),
    Text(Cow<'d, str>),
}

impl<'d> Pairs<'d> {
    /// For a record whose members are found by name as those of `record` are.
    pub(super) fn like(record: Json<'_>) -> Self {
        Self { all: Vec::new(), fold: record.is_folded() }
    }

    fn push(&mut self, name: Cow<'d, str>, value: Value<'d>, prefix: &'static str) {
        self.all.push(Pair { name, value, prefix, key: None });
    }

    /// Every member of an object, under its own name.
    pub(super) fn members(&mut self, object: Json<'d>, prefix: &'static str) {
        for (name, value) in object.members() {
            self.push(name, Value::Json(value), prefix);
        }
    }

    /// A text, under its own name.
    pub(super) fn text(&mut self, name: impl Into<Cow<'d, str>>, text: impl Into<Cow<'d, str>>, prefix: &'static str) {
        self.push(name.into(), Value::Text(text.into()), prefix);
    }

    /// A text that stands as `key`, counted from `prefix`.
    pub(super) fn text_at(
        &mut self,
        name: impl Into<Cow<'d, str>>,
        text: impl Into<Cow<'d, str>>,
        prefix: &'static str,
        key: impl Into<Cow<'d, str>>,
    ) {
        let value = Value::Text(text.into());
        self.all.push(Pair { name: name.into(), value, prefix, key: Some(key.into()) });
    }

    /// A value that stands as `key`, counted from `prefix`.
    pub(super) fn renamed(&mut self, name: &'static str, value: Json<'d>, prefix: &'static str, key: Cow<'d, str>) {
        let name = Cow::Borrowed(name);
        self.all.push(Pair { name, value: Value::Json(value), prefix, key: Some(key) });
    }

    /// The first of the dotted paths of `at` that has a value.
    pub(super) fn first(&mut self, name: &'static str, at: Json<'d>, prefix: &'static str, paths: &[&'static str]) {
        let found = paths.iter().find_map(|path| Some((*path, lookup::first(at, path)?)));
        if let Some((path, text)) = found {
            let name = Cow::Borrowed(name);
            self.all.push(Pair { name, value: Value::Text(text), prefix, key: Some(Cow::Borrowed(path)) });
        }
    }

    /// A list of objects (or a single one) that each hold a name and a text.
    pub(super) fn named(&mut self, list: Json<'d>, prefix: &'static str) {
        let single = Some(list).filter(|l| l.is_object());
        for item in single.into_iter().chain(list.items()) {
            let name = ["@Name", "Name", "name"].iter().find_map(|key| item.get(key)?.scalar());
            let name = name.or_else(|| item.path(&["#attributes", "Name"])?.scalar());
            let value = ["#text", "text", "Text", "Value", "value"].iter().find_map(|key| item.get(key));
            if let (Some(name), Some(value)) = (name, value) {
                self.push(name, Value::Json(value), prefix);
            }
        }
    }

    /// Every member of the object at a dotted path of `record`.
    pub(super) fn under(&mut self, record: Json<'d>, path: &str, prefix: &'static str) {
        members_under(record, path, &mut |name, value| self.push(name, Value::Json(value), prefix));
    }

    /// Last resorts for time and host: what was wrapped around the record.
    pub(super) fn outer(&mut self, outer: &[Json<'d>]) {
        for wrapper in outer {
            self.first(TIME, *wrapper, "", &["_time", "time", "@timestamp", "TimeGenerated"]);
            self.first(HOST, *wrapper, "", &["host", "host.name", "Computer"]);
        }
    }

    /// Whether the name has a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// All of them, free of the record.
    pub(super) fn into_owned(self) -> Vec<(String, String)> {
        let owned = |pair: Pair<'_>| Some((pair.name.into_owned(), pair.value.text()?.into_owned()));
        self.all.into_iter().filter_map(owned).collect()
    }

    /// Carriers that keep the shape of an event change the case of its names all the same. Where both stand, a name is
    /// its own; and `ProcessID`, a logger's, is never `ProcessId`, unless nothing in the record is in its own case.
    fn find(&self, name: &str) -> Option<(&Pair<'d>, Cow<'_, str>)> {
        let anyhow = || self.first_where(|key| key.eq_ignore_ascii_case(name) && (self.fold || key != "ProcessID"));
        self.first_where(|key| key == name).or_else(anyhow)
    }

    fn first_where(&self, is: impl Fn(&str) -> bool) -> Option<(&Pair<'d>, Cow<'_, str>)> {
        let mut found = self.all.iter().filter(|pair| is(&pair.name)).filter_map(|p| Some((p, p.value.text()?)));
        found.find(|(_, text)| windows_text(text).is_some())
    }
}

/// Shows every member of the object at a dotted path of `record`, in any mixture of nested and dotted keys.
pub(super) fn members_under<'d>(record: Json<'d>, path: &str, see: &mut dyn FnMut(Cow<'d, str>, Json<'d>)) {
    for (key, value) in record.members() {
        if key == path {
            value.members().for_each(|(name, value)| see(name, value));
        } else if let Some(rest) = below(path, &key) {
            members_under(value, rest, see);
        } else if let Some(name) = below(&key, path) {
            see(Cow::Owned(name.to_owned()), value);
        }
    }
}

fn below<'a>(path: &'a str, above: &str) -> Option<&'a str> {
    path.strip_prefix(above)?.strip_prefix('.')
}

impl Value<'_> {
    fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Json(json) => text_of(*json),
            Self::Text(text) => Some(Cow::Borrowed(text.as_ref())).filter(|text| !text.is_empty()),
        }
    }
}

impl Lookup for Pairs<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(name).map(|(_, text)| text)
    }

    fn place(&self, name: &str) -> String {
        let pair = self.find(name).map(|(pair, _)| pair);
        pair.map_or_else(String::new, |p| format!("{}{}", p.prefix, p.key.as_ref().unwrap_or(&p.name)))
    }
}
