//! What texts of one form have in common, and how the values of one of them lie in it.
//!
//! A form is a text with gaps: its fixed parts are keys, punctuation, white space and what is empty, its gaps the values.
//! Where a text with the same fixed parts keeps the rest follows from where its gaps are.

use crate::MAX_DEPTH;
use crate::names::Names;
use crate::number;
use crate::strings::{self, Escapes};
use crate::tape::{Entry, Kind, Tape};

/// Larger texts have no form that is worth its keeping: values, and bytes of the fixed parts.
const MOST_VALUES: usize = 512;
const MOST_FIXED: usize = 16 * 1024;

/// What stands in a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A string that is not empty; its quotes are fixed.
    Text,
    Number,
    /// `true` or `false`.
    Bool,
}

/// Byte range of a value in a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) escapes: Escapes,
}

impl Filled {
    /// The value as it is written, of a string without its quotes.
    #[inline]
    pub(crate) fn written(self, text: &[u8]) -> &[u8] {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Gap {
    fn of(entry: &Entry) -> Option<Self> {
        match entry.kind {
            Kind::String if entry.end - entry.start > 2 => Some(Self::Text),
            Kind::Number => Some(Self::Number),
            Kind::Bool => Some(Self::Bool),
            _ => None,
        }
    }

    /// The value that fills the gap at `at`; none when it is no valid one.
    #[inline]
    pub(crate) fn filled(self, text: &[u8], at: usize) -> Option<Filled> {
        let plain = |end: usize| Filled { start: at as u32, end: end as u32, escapes: Escapes::None };
        match self {
            Self::Text => {
                let (end, escapes) = strings::end(text, at)?;
                (end > at).then_some(Filled { escapes, ..plain(end) })
            }
            Self::Number => number::end(text, at).ok().map(plain),
            Self::Bool => {
                let rest = text.get(at..)?;
                let word = if rest.starts_with(b"true") { 4 } else { 5 };
                (word == 4 || rest.starts_with(b"false")).then(|| plain(at + word))
            }
        }
    }
}

/// A fixed part and the gap behind it; none behind the last.
pub(crate) type Part<'t> = (&'t [u8], Option<Gap>);

/// One value of a form: where it was in the text that the form was learned of, and in which gap or between which.
#[derive(Debug, Clone, Copy)]
struct Placed {
    entry: Entry,
    /// How many gaps end before its start, and before its end.
    before: u16,
    behind: u16,
    /// It is what fills gap number `before`.
    is_gap: bool,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Form {
    values: Vec<Placed>,
    names: Names,
    /// Where the gaps ended.
    ends: Vec<u32>,
}

impl Form {
    /// That of a text which was just read to `tape`; with what fills its gaps.
    pub(crate) fn of(tape: &Tape, filled: &mut Vec<Filled>) -> Option<Self> {
        filled.clear();
        let length = tape.entries.first()?.end as usize;
        let mut values = Vec::with_capacity(tape.entries.len());
        for (at, entry) in tape.entries.iter().enumerate() {
            let gap = Gap::of(entry).filter(|_| !is_key(entry, at));
            values.push(Placed { entry: *entry, before: filled.len() as u16, behind: 0, is_gap: gap.is_some() });
            filled.extend(gap.map(|gap| {
                let quote = u32::from(gap == Gap::Text);
                let escapes = if entry.escaped { Escapes::Some } else { Escapes::None };
                Filled { start: entry.start + quote, end: entry.end - quote, escapes }
            }));
        }
        let bytes: usize = filled.iter().map(|gap| (gap.end - gap.start) as usize).sum();
        if values.len() > MOST_VALUES || length - bytes.min(length) > MOST_FIXED {
            return None;
        }
        let ends: Vec<u32> = filled.iter().map(|gap| gap.end).collect();
        for value in &mut values {
            value.behind = ends.partition_point(|end| *end <= value.entry.end) as u16;
        }
        Some(Self { values, names: tape.names.clone(), ends })
    }

    /// The fixed parts of the text that it was just learned of.
    pub(crate) fn parts<'t>(&self, text: &'t [u8], filled: &[Filled]) -> Vec<Part<'t>> {
        let gaps = self.values.iter().filter(|value| value.is_gap).map(|value| Gap::of(&value.entry));
        let length = self.values.first().map_or(0, |value| value.entry.end as usize);
        let starts = std::iter::once(0).chain(filled.iter().map(|gap| gap.end as usize));
        let ends = filled.iter().map(|gap| gap.start as usize).chain([length]);
        let fixed = starts.zip(ends).map(|(start, end)| text.get(start..end).unwrap_or_default());
        fixed.zip(gaps.chain([None])).collect()
    }

    /// How many values there are to a text of this form.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Puts the values of a text on the tape: of one that has this form, and those in its gaps.
    pub(crate) fn lay_out(&self, filled: &[Filled], tape: &mut Tape) {
        tape.clear();
        tape.names = self.names.clone();
        tape.lone_surrogate = filled.iter().any(|gap| gap.escapes == Escapes::LoneSurrogate);
        let moved = self.moved(filled);
        let by = |gaps: u16| moved.get(usize::from(gaps)).copied().unwrap_or(0);
        tape.entries.extend(self.values.iter().map(|&Placed { mut entry, before, behind, is_gap }| {
            entry.start = entry.start.wrapping_add(by(before));
            entry.end = entry.end.wrapping_add(by(behind));
            if is_gap {
                entry.escaped = filled.get(usize::from(before)).is_some_and(|gap| gap.escapes != Escapes::None);
            }
            entry
        }));
    }

    /// By how many bytes what stands behind so many gaps has moved.
    fn moved(&self, filled: &[Filled]) -> Vec<u32> {
        let behind = filled.iter().zip(&self.ends).map(|(gap, end)| gap.end.wrapping_sub(*end));
        std::iter::once(0).chain(behind).collect()
    }

    /// The gap that decides what the value says; `Err` when it holds several, or what cannot be told. A value of the fixed
    /// parts says the same in every text.
    pub(crate) fn gap_of(&self, value: u32) -> Result<Option<u16>, ()> {
        let value = self.values.get(value as usize).ok_or(())?;
        match (value.is_gap, value.before == value.behind) {
            (true, _) => Ok(Some(value.before)),
            (false, true) => Ok(None),
            (false, false) => Err(()),
        }
    }
}

/// The entry behind a key's is that of its value, and only behind that goes the object on.
fn is_key(entry: &Entry, at: usize) -> bool {
    entry.kind == Kind::String && entry.next as usize > at + 1
}

// A form's depth was that of a text that was read.
const _: () = assert!(MAX_DEPTH < MOST_VALUES);
