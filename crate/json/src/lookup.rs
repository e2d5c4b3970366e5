//! Members by name.

use std::borrow::Cow;

use super::names::hash;
use super::strings;
use super::tape::Entry;
use super::value::Json;

impl<'d> Json<'d> {
    /// The member of that name: the first that is not empty, else the first.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Json<'d>> {
        let mut first = None;
        let mut found = self.named(name);
        let full = found.find(|value| {
            first = first.or(Some(*value));
            !value.is_empty()
        });
        full.or(first)
    }

    /// Walks nested members: `path(&["hits", "hits"])`.
    #[must_use]
    pub fn path(self, names: &[&str]) -> Option<Json<'d>> {
        names.iter().try_fold(self, |value, name| value.get(name))
    }

    /// Whether a member has that name, or a name that begins with it and a full stop.
    #[must_use]
    pub fn has_branch(self, name: &str) -> bool {
        if self.at == 0 && !self.doc.tape.names.may_start(name) {
            return false;
        }
        let is_branch = |key: &[u8]| {
            let (head, rest) = key.split_at_checked(name.len()).unwrap_or_default();
            self.is(head, name) && matches!(rest.first(), None | Some(b'.'))
        };
        self.keys().any(
            |(key, _)| if key.escaped { is_branch(self.decoded(key).as_bytes()) } else { is_branch(self.key(key)) },
        )
    }

    /// Whether there is a member of that name, empty or not.
    #[must_use]
    pub fn has(self, name: &str) -> bool {
        self.named(name).next().is_some()
    }

    /// Every member of that name, in input order, in its own case or in any.
    pub fn all_named<'n>(
        self,
        name: &'n str,
        any_case: bool,
    ) -> impl Iterator<Item = (Cow<'d, str>, Json<'d>)> + use<'d, 'n> {
        let found = Json { fold: any_case, ..self }.entries_named(name);
        found.map(move |(key, value)| (self.text_of_key(key), Json { fold: self.fold, ..value }))
    }

    #[inline]
    fn named<'n>(self, name: &'n str) -> impl Iterator<Item = Json<'d>> + use<'d, 'n> {
        self.entries_named(name).map(|(_, value)| value)
    }

    #[inline]
    fn entries_named<'n>(self, name: &'n str) -> impl Iterator<Item = (&'d Entry, Json<'d>)> + use<'d, 'n> {
        let hash = hash(name.as_bytes());
        // The filter knows the outermost object alone.
        let some = self.at != 0 || self.doc.tape.names.may_hold(hash);
        let keys = some.then(|| self.keys()).into_iter().flatten();
        keys.filter(move |(key, _)| (key.hash == hash || key.escaped) && self.is_key(key, name))
    }

    #[inline]
    fn keys(self) -> impl Iterator<Item = (&'d Entry, Json<'d>)> + use<'d> {
        let end = if self.is_object() { self.entry().map_or(0, |e| e.next) } else { 0 };
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let key = self.doc.tape.entries.get(at as usize)?;
            let value = Json { at: at + 1, ..self };
            at = key.next;
            Some((key, value))
        })
    }

    fn is_key(self, key: &Entry, name: &str) -> bool {
        if key.escaped { self.is(self.decoded(key).as_bytes(), name) } else { self.is(self.key(key), name) }
    }

    #[inline]
    fn is(self, key: &[u8], name: &str) -> bool {
        if self.fold { key.eq_ignore_ascii_case(name.as_bytes()) } else { key == name.as_bytes() }
    }

    #[inline]
    fn key(self, key: &Entry) -> &'d [u8] {
        let range = key.start as usize + 1..(key.end as usize).saturating_sub(1);
        self.doc.bytes.get(range).unwrap_or_default()
    }

    fn text_of_key(self, key: &Entry) -> Cow<'d, str> {
        match key.escaped {
            true => self.decoded(key),
            false => Cow::Borrowed(self.doc.text(key.start as usize + 1, (key.end as usize).saturating_sub(1))),
        }
    }

    #[cold]
    fn decoded(self, key: &Entry) -> Cow<'d, str> {
        strings::decode(self.doc.text(key.start as usize + 1, (key.end as usize).saturating_sub(1)), true)
    }
}
