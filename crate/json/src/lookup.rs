//! Members by name.

use std::borrow::Cow;

use mofcomp_bytes::same;

use super::names::hash;
use super::strings;
use super::tape::Entry;
use super::value::Json;

impl<'d> Json<'d> {
    /// The member of that name: the first that is not empty, else the first.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Json<'d>> {
        let mut found = self.named(name);
        let (_, first) = found.find()?;
        let mut value = first;
        while value.is_empty() {
            let Some((_, further)) = found.find() else { return Some(first) };
            value = further;
        }
        Some(value)
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
            is(head, name, self.fold) && matches!(rest.first(), None | Some(b'.'))
        };
        self.keys().any(
            |(key, _)| if key.escaped { is_branch(self.decoded(key).as_bytes()) } else { is_branch(self.key(key)) },
        )
    }

    /// Whether it is an object of just one member.
    #[must_use]
    pub fn has_one_member(self) -> bool {
        self.keys().take(2).count() == 1
    }

    /// Whether there is a member of that name, empty or not.
    #[must_use]
    pub fn has(self, name: &str) -> bool {
        self.named(name).find().is_some()
    }

    /// Every member of that name, in input order, in its own case or in any.
    #[must_use]
    pub fn all_named<'n>(self, name: &'n str, any_case: bool) -> Named<'d, 'n> {
        let hash = hash(name.as_bytes());
        // The filter knows the outermost object alone.
        let some = self.at != 0 || self.doc.tape.names.may_hold(hash);
        let keys = if some { self.keys() } else { Keys { next: self, end: 0 } };
        Named { keys, name, hash, any_case }
    }

    #[inline]
    fn named<'n>(self, name: &'n str) -> Named<'d, 'n> {
        self.all_named(name, self.fold)
    }

    #[inline]
    pub(crate) fn keys(self) -> Keys<'d> {
        let end = if self.is_object() { self.entry().map_or(0, |e| e.next) } else { 0 };
        Keys { next: Json { at: self.at + 1, ..self }, end }
    }

    #[inline]
    fn is_key(self, key: &Entry, name: &str, any_case: bool) -> bool {
        match key.escaped {
            true => is(self.decoded(key).as_bytes(), name, any_case),
            false => is(self.key(key), name, any_case),
        }
    }

    #[inline]
    fn key(self, key: &Entry) -> &'d [u8] {
        let range = key.start as usize + 1..(key.end as usize).saturating_sub(1);
        self.doc.bytes.get(range).unwrap_or_default()
    }

    pub(crate) fn text_of_key(self, key: &Entry) -> Cow<'d, str> {
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

#[inline]
fn is(key: &[u8], name: &str, any_case: bool) -> bool {
    if any_case { key.eq_ignore_ascii_case(name.as_bytes()) } else { same(key, name.as_bytes()) }
}

/// The keys of an object and their values.
#[derive(Debug, Clone)]
pub(crate) struct Keys<'d> {
    /// The next key.
    next: Json<'d>,
    end: u32,
}

impl<'d> Keys<'d> {
    /// The next key of that name. One loop of its own, compiled for speed wherever names are looked for.
    #[inline(never)]
    fn named(&mut self, name: &str, hash: u16, any_case: bool) -> Option<(&'d Entry, Json<'d>)> {
        let entries = self.next.doc.tape.entries.as_slice();
        let mut at = self.next.at;
        while at < self.end {
            let key = entries.get(at as usize)?;
            let value = Json { at: at + 1, ..self.next };
            at = key.next;
            if (key.hash == hash || key.escaped) && value.is_key(key, name, any_case) {
                self.next.at = at;
                return Some((key, value));
            }
        }
        self.next.at = at;
        None
    }
}

impl<'d> Iterator for Keys<'d> {
    type Item = (&'d Entry, Json<'d>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let at = self.next.at;
        if at >= self.end {
            return None;
        }
        let key = self.next.entry()?;
        self.next.at = key.next;
        Some((key, Json { at: at + 1, ..self.next }))
    }
}

/// See [`Json::all_named`].
#[derive(Debug, Clone)]
pub struct Named<'d, 'n> {
    keys: Keys<'d>,
    name: &'n str,
    hash: u16,
    any_case: bool,
}

impl<'d> Named<'d, '_> {
    #[inline]
    fn find(&mut self) -> Option<(&'d Entry, Json<'d>)> {
        self.keys.named(self.name, self.hash, self.any_case)
    }
}

impl<'d> Iterator for Named<'d, '_> {
    type Item = Match<'d>;

    fn next(&mut self) -> Option<Match<'d>> {
        let (key, value) = self.find()?;
        let exact = !self.any_case || value.is_key(key, self.name, false);
        Some(Match { exact, key: Json { at: value.at - 1, ..value }, value })
    }
}

/// A member that was looked for.
#[derive(Debug, Clone, Copy)]
pub struct Match<'d> {
    /// Its name is the one that was looked for, in its own case.
    pub exact: bool,
    /// Its name, a string.
    pub key: Json<'d>,
    /// Its value.
    pub value: Json<'d>,
}
