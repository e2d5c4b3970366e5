//! A value of a text that was read.

use std::borrow::Cow;

use super::lookup::Keys;
use super::strings;
use super::tape::{Doc, Entry, Kind};

/// A handle on one value of a [`Doc`]; as cheap to copy as a pointer.
#[derive(Debug, Clone, Copy)]
pub struct Json<'d> {
    pub(crate) doc: &'d Doc<'d>,
    pub(crate) at: u32,
    pub(crate) fold: bool,
}

impl<'d> Json<'d> {
    pub(crate) fn root(doc: &'d Doc<'d>) -> Self {
        Self { doc, at: 0, fold: false }
    }

    /// The same value, whose members and all below are found by name without ASCII case.
    #[must_use]
    pub fn folded(self) -> Self {
        Json { fold: true, ..self }
    }

    /// Whether members are found by name without ASCII case.
    #[must_use]
    pub fn is_folded(self) -> bool {
        self.fold
    }

    /// Whether both are handles on the very same value.
    #[must_use]
    pub fn is(self, other: Json<'_>) -> bool {
        std::ptr::addr_eq(self.doc, other.doc) && self.at == other.at && self.fold == other.fold
    }

    /// How many values of its text were read so far, since [`Doc::trace`].
    #[must_use]
    pub fn reads(self) -> usize {
        self.doc.tape.trace.try_borrow().map_or(0, |trace| trace.len())
    }

    #[inline]
    pub(crate) fn entry(self) -> Option<&'d Entry> {
        self.doc.tape.entries.get(self.at as usize)
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.entry().map_or(Kind::Null, |e| e.kind)
    }

    /// Byte range in the parsed text.
    #[must_use]
    pub fn span(self) -> (usize, usize) {
        self.entry().map_or((0, 0), |e| (e.start as usize, e.end as usize))
    }

    /// The value as it is written.
    #[must_use]
    pub fn raw(self) -> &'d str {
        self.doc.is_read(self.at);
        let (start, end) = self.span();
        self.doc.text(start, end)
    }

    /// As [`Self::raw`], for use as a function.
    pub fn raw_of(value: Json<'d>) -> &'d str {
        value.raw()
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// Whether it is an array.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// Whether it is a string.
    #[must_use]
    pub fn is_string(self) -> bool {
        self.kind() == Kind::String
    }

    /// The text of a string, decoded; none for anything else.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        let entry = self.entry().filter(|e| e.kind == Kind::String)?;
        self.doc.is_read(self.at);
        Some(strings::decode(self.inner(entry), entry.escaped))
    }

    /// The text of a scalar: a string decoded, a number or boolean as it is written. None for null, arrays, objects.
    #[must_use]
    pub fn scalar(self) -> Option<Cow<'d, str>> {
        match self.kind() {
            Kind::String => self.as_str(),
            Kind::Number | Kind::Bool => Some(Cow::Borrowed(self.raw())),
            Kind::Null | Kind::Array | Kind::Object => None,
        }
    }

    /// As [`Self::scalar`]; of an array, its first scalar (`fields` of a hit put an array around each value).
    #[must_use]
    pub fn first_scalar(self) -> Option<Cow<'d, str>> {
        if self.is_array() { self.items().find_map(Json::scalar) } else { self.scalar() }
    }

    /// Null, `""`, `[]` or `{}`.
    #[must_use]
    pub fn is_empty(self) -> bool {
        match self.kind() {
            Kind::Null => true,
            Kind::Bool | Kind::Number => false,
            Kind::String => self.entry().is_some_and(|e| e.end - e.start <= 2),
            Kind::Array | Kind::Object => self.entry().is_some_and(|e| e.next == self.at + 1),
        }
    }

    fn inner(self, entry: &Entry) -> &'d str {
        self.doc.text(entry.start as usize + 1, (entry.end as usize).saturating_sub(1))
    }

    /// The elements of an array; nothing for anything else.
    pub fn items(self) -> Items<'d> {
        let end = if self.is_array() { self.entry().map_or(0, |e| e.next) } else { 0 };
        Items { next: Json { at: self.at + 1, ..self }, end }
    }

    /// The members of an object in input order, repeated keys included; nothing for anything else.
    pub fn members(self) -> Members<'d> {
        Members { keys: self.keys() }
    }
}

/// See [`Json::items`].
#[derive(Debug, Clone)]
pub struct Items<'d> {
    next: Json<'d>,
    end: u32,
}

impl<'d> Iterator for Items<'d> {
    type Item = Json<'d>;

    fn next(&mut self) -> Option<Json<'d>> {
        let item = self.next;
        if item.at >= self.end {
            return None;
        }
        self.next.at = item.entry()?.next;
        Some(item)
    }
}

/// See [`Json::members`].
#[derive(Debug, Clone)]
pub struct Members<'d> {
    keys: Keys<'d>,
}

impl<'d> Iterator for Members<'d> {
    type Item = (Cow<'d, str>, Json<'d>);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.keys.next()?;
        Some((value.text_of_key(key), value))
    }
}
