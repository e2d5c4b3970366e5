//! Schemas that keep one thing in one of several places, and whole processes at a time: names are resolved through the
//! places that this record uses.

use std::borrow::Cow;

use super::lookup::{Lookup, first};
use super::transform::windows_text;
use crate::input::json::Json;

/// Looks names up with their first part replaced.
pub(crate) struct Branches<'n, 'd> {
    /// The record.
    pub(crate) at: Json<'d>,
    /// First part of a name and the path that stands for it here; several of one part are tried in turn.
    pub(crate) places: &'n [(&'static str, &'static str)],
    /// Some writers spell `event_type` as `eventType`.
    pub(crate) camel: bool,
}

impl Branches<'_, '_> {
    /// The path at which the name has a value.
    fn resolve(&self, name: &str) -> Option<String> {
        let renamed = self.places.iter().filter_map(|(part, path)| Some([path, name.strip_prefix(part)?].concat()));
        let plain = std::iter::once(name.to_owned());
        let paths = renamed.chain(plain).flat_map(|path| [Some(path.clone()), self.camel.then(|| camel(&path))]);
        paths.flatten().find(|path| self.value(path).is_some())
    }

    fn value(&self, path: &str) -> Option<Cow<'_, str>> {
        first(self.at, path).filter(|text| windows_text(text).is_some())
    }
}

impl Lookup for Branches<'_, '_> {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.value(&self.resolve(name)?)
    }

    fn place(&self, name: &str) -> String {
        self.resolve(name).unwrap_or_else(|| name.to_owned())
    }
}

fn camel(snake: &str) -> String {
    let mut out = String::with_capacity(snake.len());
    let mut raise = false;
    for letter in snake.chars() {
        if letter == '_' {
            raise = true;
        } else {
            out.push(if raise { letter.to_ascii_uppercase() } else { letter });
            raise = false;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::input::json::{Tape, parse};

    #[test]
    fn names_go_where_this_record_keeps_them() {
        let text = r#"{"target":{"process":{"pid":"-","commandLine":"a b"}},"principal.process.pid":"7"}"#;
        let doc = parse(text, &mut Tape::default()).ok().unwrap();
        let places = &[("process.", "target.process."), ("process.", "principal.process.")];
        let from = Branches { at: doc.root(), places, camel: true };
        assert_eq!(from.text("process.command_line").as_deref(), Some("a b"));
        assert_eq!(from.place("process.command_line"), "target.process.commandLine");
        assert_eq!(
            (from.text("process.pid").as_deref(), from.place("process.pid").as_str()),
            (Some("7"), "principal.process.pid")
        );
        assert_eq!(from.text("process.file.md5"), None);
    }
}
