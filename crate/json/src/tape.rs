//! What reading leaves behind: the values of a text in order, each with its place.

use std::cell::RefCell;

use crate::names::Names;
use crate::value::Json;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of JSON's own types")]
pub enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

/// One value on the tape. A container is followed by its members (an object's keys and values in turn).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    /// Strings only: holds a backslash, so its text must be decoded.
    pub(crate) escaped: bool,
    /// Keys only: see [`crate::names::hash`].
    pub(crate) hash: u16,
    /// Byte range in the text; of a string with its quotes.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Index of the entry behind this value and all in it; of a key, behind its value.
    pub(crate) next: u32,
}

/// A container that is being read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Open {
    pub(crate) index: u32,
    pub(crate) is_object: bool,
}

/// The values of one text, to be used again for the next.
#[derive(Debug, Default)]
pub struct Tape {
    pub(crate) entries: Vec<Entry>,
    pub(crate) open: Vec<Open>,
    /// The keys of the outermost object.
    pub(crate) names: Names,
    pub(crate) lone_surrogate: bool,
    /// Which values were read, in order; empty unless asked for.
    pub(crate) trace: RefCell<Vec<u32>>,
}

impl Tape {
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.open.clear();
        self.names = Names::default();
        self.lone_surrogate = false;
    }

    /// With the bytes that it was read from.
    #[must_use]
    pub fn doc(self, bytes: &[u8]) -> Doc<'_> {
        Doc { bytes, tape: self, is_traced: false }
    }
}

/// A parsed text: the tape and the text that it points into.
#[derive(Debug)]
pub struct Doc<'s> {
    /// Each string in it is UTF-8, and all else ASCII.
    pub(crate) bytes: &'s [u8],
    pub(crate) tape: Tape,
    is_traced: bool,
}

impl<'s> Doc<'s> {
    /// From now on, remembers which values are read.
    pub fn trace(&mut self) {
        self.tape.trace.get_mut().clear();
        self.is_traced = true;
    }

    #[inline]
    pub(crate) fn is_read(&self, at: u32) {
        if self.is_traced {
            self.note(at);
        }
    }

    #[cold]
    fn note(&self, at: u32) {
        if let Ok(mut trace) = self.tape.trace.try_borrow_mut() {
            trace.push(at);
        }
    }

    /// What stands there; nothing where a range is none of a value or of the inside of a string.
    pub(crate) fn text(&self, start: usize, end: usize) -> &'s str {
        self.bytes.get(start..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Json<'_> {
        Json::root(self)
    }

    /// Whether a string holds half of a surrogate pair, which reads as U+FFFD.
    #[must_use]
    pub fn lone_surrogate(&self) -> bool {
        self.tape.lone_surrogate
    }

    /// Gives the tape back for reuse.
    #[must_use]
    pub fn into_tape(self) -> Tape {
        self.tape
    }
}
