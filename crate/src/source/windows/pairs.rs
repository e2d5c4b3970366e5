//! The data of one event by name, whatever its carrier. Built for starts alone.

use std::borrow::Cow;

use super::head::text_of;
use crate::input::json::{Json, Match};
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
    all: Vec<Part<'d>>,
    /// Names are found without ASCII case.
    fold: bool,
}

#[derive(Debug)]
enum Part<'d> {
    One(Pair<'d>),
    /// Every member of an object, left where they are until one is asked for; and the prefix of their places.
    Members(Json<'d>, &'static str),
}

#[derive(Debug)]
struct Pair<'d> {
    name: Cow<'d, str>,
    value: Value<'d>,
    /// What to put in front of `key` for its place in the record.
    prefix: &'static str,
    key: Key<'d>,
}

/// The name of a pair in the record.
#[derive(Debug)]
enum Key<'d> {
    /// Its own.
    Same,
    Other(Cow<'d, str>),
    /// The keys one below the other.
    Path(&'static [&'static str]),
}

/// A pair that was asked for.
struct FoundPair<'p> {
    text: Cow<'p, str>,
    prefix: &'static str,
    name: Name<'p>,
    key: &'p Key<'p>,
}

/// The name of a pair: a text, or a key of the record.
enum Name<'p> {
    Text(&'p str),
    Key(Json<'p>),
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
        self.all.push(Part::One(Pair { name, value, prefix, key: Key::Same }));
    }

    /// Every member of an object, under its own name.
    pub(super) fn members(&mut self, object: Json<'d>, prefix: &'static str) {
        self.all.push(Part::Members(object, prefix));
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
        self.all.push(Part::One(Pair { name: name.into(), value, prefix, key: Key::Other(key.into()) }));
    }

    /// A value that stands as `key`, counted from `prefix`.
    pub(super) fn renamed(&mut self, name: &'static str, value: Json<'d>, prefix: &'static str, key: Cow<'d, str>) {
        let name = Cow::Borrowed(name);
        self.all.push(Part::One(Pair { name, value: Value::Json(value), prefix, key: Key::Other(key) }));
    }

    /// A value that stands at that path.
    pub(super) fn at_path(&mut self, name: &'static str, value: Json<'d>, path: &'static [&'static str]) {
        let name = Cow::Borrowed(name);
        self.all.push(Part::One(Pair { name, value: Value::Json(value), prefix: "", key: Key::Path(path) }));
    }

    /// The first of the dotted paths of `at` that has a value.
    pub(super) fn first(&mut self, name: &'static str, at: Json<'d>, prefix: &'static str, paths: &[&'static str]) {
        let found = paths.iter().find_map(|path| Some((*path, lookup::first(at, path)?)));
        if let Some((path, text)) = found {
            let name = Cow::Borrowed(name);
            let key = Key::Other(Cow::Borrowed(path));
            self.all.push(Part::One(Pair { name, value: Value::Text(text), prefix, key }));
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

    /// Every member of the object at a dotted path of `record`, in any mixture of nested and dotted keys.
    pub(super) fn under(&mut self, record: Json<'d>, path: &str, prefix: &'static str) {
        for (key, value) in record.members() {
            if key == path {
                self.members(value, prefix);
            } else if let Some(rest) = below(path, &key) {
                self.under(value, rest, prefix);
            } else if let Some(name) = below(&key, path) {
                self.push(Cow::Owned(name.to_owned()), Value::Json(value), prefix);
            }
        }
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
        let mut owned = Vec::new();
        for part in self.all {
            match part {
                Part::One(pair) => {
                    owned.extend(pair.value.text().map(|text| (pair.name.to_string(), text.into_owned())));
                }
                Part::Members(object, _) => owned.extend(
                    object
                        .members()
                        .filter_map(|(name, value)| Some((name.into_owned(), text_of(value)?.into_owned()))),
                ),
            }
        }
        owned
    }

    /// Carriers that keep the shape of an event change the case of its names all the same. Where both stand, a name is
    /// its own; and `ProcessID`, a logger's, is never `ProcessId`, unless nothing in the record is in its own case.
    fn find(&self, name: &str) -> Option<FoundPair<'_>> {
        let mut fallback = None;
        for part in &self.all {
            let exact = match part {
                Part::One(pair) => self.look_at(pair, name, &mut fallback),
                Part::Members(object, prefix) => self.look_in(*object, prefix, name, &mut fallback),
            };
            if exact.is_some() {
                return exact;
            }
        }
        fallback
    }

    fn look_at<'p>(
        &self,
        pair: &'p Pair<'d>,
        name: &str,
        fallback: &mut Option<FoundPair<'p>>,
    ) -> Option<FoundPair<'p>> {
        if !pair.name.eq_ignore_ascii_case(name) {
            return None;
        }
        let exact = pair.name == name;
        if !exact && (fallback.is_some() || !self.is_event_s(&pair.name)) {
            return None;
        }
        let text = pair.value.text().filter(|text| windows_text(text).is_some())?;
        let found = FoundPair { text, prefix: pair.prefix, name: Name::Text(&pair.name), key: &pair.key };
        either(exact, found, fallback)
    }

    fn look_in<'p>(
        &self,
        object: Json<'p>,
        prefix: &'static str,
        name: &str,
        fallback: &mut Option<FoundPair<'p>>,
    ) -> Option<FoundPair<'p>> {
        object.all_named(name, true).find_map(|Match { exact, key, value }| {
            if !exact && (fallback.is_some() || !self.is_event_s(&key.as_str()?)) {
                return None;
            }
            let text = text_of(value).filter(|text| windows_text(text).is_some())?;
            either(exact, FoundPair { text, prefix, name: Name::Key(key), key: &Key::Same }, fallback)
        })
    }

    fn is_event_s(&self, key: &str) -> bool {
        self.fold || key != "ProcessID"
    }
}

/// A pair under just that name; one under a name in another case waits until the end.
fn either<'p>(exact: bool, found: FoundPair<'p>, fallback: &mut Option<FoundPair<'p>>) -> Option<FoundPair<'p>> {
    if exact {
        return Some(found);
    }
    *fallback = Some(found);
    None
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

impl FoundPair<'_> {
    fn place(&self) -> String {
        let Self { prefix, name, key, .. } = self;
        match key {
            Key::Same => match name {
                Name::Text(name) => [prefix, *name].concat(),
                Name::Key(key) => [prefix, &*key.as_str().unwrap_or_default()].concat(),
            },
            Key::Other(key) => [prefix, &**key].concat(),
            Key::Path(path) => path.join("."),
        }
    }
}

impl Lookup for Pairs<'_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(name).map(|found| found.text)
    }

    fn place(&self, name: &str) -> String {
        self.find(name).map(|found| found.place()).unwrap_or_default()
    }

    fn text_and_place(&self, name: &str) -> Option<(Cow<'_, str>, String)> {
        self.find(name).map(|found| {
            let place = found.place();
            (found.text, place)
        })
    }
}
