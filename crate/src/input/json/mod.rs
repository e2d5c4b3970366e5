//! One JSON value, read into a flat tape: one allocation per record, reused, and no copy of any text.
//!
//! Numbers stay text, so that 64-bit ids and `1e400` are exact. Strings stay raw until asked for. Every value
//! knows its byte range.

mod error;
mod parse;
mod strings;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub(crate) use error::{ParseError, Reason};
pub(crate) use parse::parse;

/// Deepest nesting that is read.
pub(crate) const MAX_DEPTH: usize = 128;

/// Offset behind the string that starts with the quote at `at`; none when it does not end.
pub(crate) fn skip_string(text: &[u8], at: usize) -> Option<usize> {
    let (length, _) = strings::scan(text.get(at + 1..)?).ok()?;
    Some(at + 1 + length + 1)
}

/// Undoes the escapes of a text that stands as in a JSON string, without its quotes.
pub(crate) fn decode_string(text: &str) -> String {
    strings::decode(text, true).into_owned()
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

/// One value on the tape. A container is followed by its members (an object's keys and values in turn).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    /// Strings only: holds a backslash, so its text must be decoded.
    pub(crate) escaped: bool,
    /// Byte range in the text; of a string with its quotes.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Index of the entry behind this value and all in it.
    pub(crate) next: u32,
}

/// A parsed text: the tape and the text that it points into.
#[derive(Debug)]
pub(crate) struct Doc<'s> {
    text: &'s str,
    tape: Vec<Entry>,
    /// A string holds half of a surrogate pair, which reads as U+FFFD.
    pub(crate) lone_surrogate: bool,
}

impl Doc<'_> {
    /// The outermost value.
    pub(crate) fn root(&self) -> Json<'_> {
        Json { text: self.text, tape: &self.tape, at: 0, fold: false }
    }

    /// Gives the tape back for reuse.
    pub(crate) fn into_tape(self) -> Vec<Entry> {
        self.tape
    }
}

/// A handle on one value of a [`Doc`]; as cheap to copy as a pointer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<'d> {
    text: &'d str,
    tape: &'d [Entry],
    at: u32,
    fold: bool,
}

impl<'d> Json<'d> {
    /// The same value, whose members and all below are found by name without ASCII case.
    pub(crate) fn folded(self) -> Self {
        Json { fold: true, ..self }
    }

    /// Whether members are found by name without ASCII case.
    pub(crate) fn is_folded(self) -> bool {
        self.fold
    }

    fn entry(self) -> Option<&'d Entry> {
        self.tape.get(self.at as usize)
    }

    pub(crate) fn kind(self) -> Kind {
        self.entry().map_or(Kind::Null, |e| e.kind)
    }

    /// Byte range in the parsed text.
    pub(crate) fn span(self) -> (usize, usize) {
        self.entry().map_or((0, 0), |e| (e.start as usize, e.end as usize))
    }

    /// The value as it is written.
    pub(crate) fn raw(self) -> &'d str {
        let (start, end) = self.span();
        self.text.get(start..end).unwrap_or("")
    }

    /// As [`Self::raw`], for use as a function.
    pub(crate) fn raw_of(value: Json<'d>) -> &'d str {
        value.raw()
    }

    pub(crate) fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    pub(crate) fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    pub(crate) fn is_string(self) -> bool {
        self.kind() == Kind::String
    }

    /// The text of a string, decoded; none for anything else.
    pub(crate) fn as_str(self) -> Option<Cow<'d, str>> {
        let entry = self.entry().filter(|e| e.kind == Kind::String)?;
        Some(strings::decode(self.inner(entry), entry.escaped))
    }

    /// The text of a scalar: a string decoded, a number or boolean as it is written. None for null, arrays, objects.
    pub(crate) fn scalar(self) -> Option<Cow<'d, str>> {
        match self.kind() {
            Kind::String => self.as_str(),
            Kind::Number | Kind::Bool => Some(Cow::Borrowed(self.raw())),
            Kind::Null | Kind::Array | Kind::Object => None,
        }
    }

    /// As [`Self::scalar`]; of an array, its first scalar (`fields` of a hit put an array around each value).
    pub(crate) fn first_scalar(self) -> Option<Cow<'d, str>> {
        if self.is_array() { self.items().find_map(Json::scalar) } else { self.scalar() }
    }

    /// Null, `""`, `[]` or `{}`.
    pub(crate) fn is_empty(self) -> bool {
        match self.kind() {
            Kind::Null => true,
            Kind::Bool | Kind::Number => false,
            Kind::String => self.raw().len() <= 2,
            Kind::Array | Kind::Object => self.entry().is_some_and(|e| e.next == self.at + 1),
        }
    }

    fn inner(self, entry: &Entry) -> &'d str {
        self.text.get(entry.start as usize + 1..(entry.end as usize).saturating_sub(1)).unwrap_or("")
    }

    /// The elements of an array; nothing for anything else.
    pub(crate) fn items(self) -> impl Iterator<Item = Json<'d>> + 'd {
        let end = if self.is_array() { self.entry().map_or(0, |e| e.next) } else { 0 };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let item = Json { at, ..self };
            at = item.entry()?.next;
            Some(item)
        })
    }

    /// The members of an object in input order, repeated keys included; nothing for anything else.
    pub(crate) fn members(self) -> impl Iterator<Item = (Cow<'d, str>, Json<'d>)> + 'd {
        self.raw_members().map(|(key, value)| (key.as_str().unwrap_or_default(), value))
    }

    fn raw_members(self) -> impl Iterator<Item = (Json<'d>, Json<'d>)> + 'd {
        let end = if self.is_object() { self.entry().map_or(0, |e| e.next) } else { 0 };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let key = Json { at, ..self };
            let value = Json { at: at + 1, ..self };
            at = value.entry()?.next;
            Some((key, value))
        })
    }

    /// The member of that name: the first that is not empty, else the first.
    pub(crate) fn get(self, name: &str) -> Option<Json<'d>> {
        let end = if self.is_object() { self.entry()?.next } else { 0 };
        let mut first = None;
        let mut at = self.at + 1;
        while at < end {
            let value = Json { at: at + 1, ..self };
            if (Json { at, ..self }).is_key(name) {
                if !value.is_empty() {
                    return Some(value);
                }
                first = first.or(Some(value));
            }
            at = value.entry()?.next;
        }
        first
    }

    /// Walks nested members: `path(&["hits", "hits"])`.
    pub(crate) fn path(self, names: &[&str]) -> Option<Json<'d>> {
        names.iter().try_fold(self, |value, name| value.get(name))
    }

    fn is_key(self, name: &str) -> bool {
        let Some(entry) = self.entry() else { return false };
        // Most keys differ in length already, which costs no look at the text.
        if !entry.escaped && (entry.end - entry.start) as usize != name.len() + 2 {
            return false;
        }
        let raw = self.inner(entry);
        if entry.escaped || self.fold { self.is_key_decoded(raw, name) } else { raw == name }
    }

    /// Kept apart, so that the usual case stays small enough to be inlined.
    #[cold]
    fn is_key_decoded(self, raw: &str, name: &str) -> bool {
        let text = strings::decode(raw, true);
        if self.fold { text.eq_ignore_ascii_case(name) } else { text == name }
    }
}
