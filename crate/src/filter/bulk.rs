//! Bulk requests of Elasticsearch: lines that say what to do with the line behind them.
//!
//! An action and a document can look the same (a document `{"index":{}}`), so which is which follows from the lines
//! before: a line that cannot be an action ends a document, behind which an action or a plain record comes.

use memchr::memrchr;

use super::line::behind_line;
use crate::input::json::{self, Tape};

/// What an action does. A deletion has no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Index,
    Create,
    Update,
    Delete,
}

/// An action whose document comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Action {
    pub(super) name: Name,
    /// Its line, with the end.
    pub(super) line: Vec<u8>,
}

/// What the lines so far say of the next.
#[derive(Debug, Default)]
pub(super) struct Bulk {
    action: Option<Action>,
}

impl Bulk {
    /// Whole lines went by. Looks at the last ones only: back to one that can be no action.
    pub(super) fn pass(&mut self, lines: &[u8]) {
        let mut from = lines.len();
        while let Some((start, line)) = line_before(lines, from) {
            if !is_blank(line) && name(line).is_none() {
                self.action = None;
                break;
            }
            from = start;
        }
        while let Some(line) = lines.get(from..behind_line(lines, from)).filter(|line| !line.is_empty()) {
            self.one(line);
            from += line.len();
        }
    }

    fn one(&mut self, line: &[u8]) {
        if is_blank(line) {
            return;
        }
        let action = match (self.action.take(), name(line)) {
            (None, Some(name)) if name != Name::Delete => Some(Action { name, line: line.to_owned() }),
            _ => None,
        };
        self.action = action;
    }

    /// Takes the next line: none when it is an action itself, else the action before it.
    pub(super) fn before(&mut self, line: &[u8]) -> Option<Option<Action>> {
        if self.action.is_none() && name(line).is_some() {
            self.one(line);
            return None;
        }
        Some(self.document())
    }

    /// Takes a line that is a document: the action before it.
    pub(super) fn document(&mut self) -> Option<Action> {
        self.action.take()
    }
}

/// The line that ends before `end`, and where it starts.
fn line_before(text: &[u8], end: usize) -> Option<(usize, &[u8])> {
    let text = text.get(..end).filter(|text| !text.is_empty())?;
    let inside = text.strip_suffix(b"\n").unwrap_or(text);
    let start = memrchr(b'\n', inside).map_or(0, |at| at + 1);
    Some((start, text.get(start..)?))
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// What the line does, if it is an object with one member whose name is an action's and whose value is an object.
fn name(line: &[u8]) -> Option<Name> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
    let key = line.strip_prefix(b"{")?.trim_ascii_start();
    let names: [(&[u8], Name); 4] = [
        (b"\"index\"", Name::Index),
        (b"\"create\"", Name::Create),
        (b"\"update\"", Name::Update),
        (b"\"delete\"", Name::Delete),
    ];
    let (_, name) = names.into_iter().find(|(name, _)| key.starts_with(name))?;
    let mut tape = Tape::default();
    let doc = json::parse(std::str::from_utf8(line).ok()?, &mut tape).ok()?;
    let mut members = doc.root().members();
    let (_, value) = members.next()?;
    (members.next().is_none() && value.is_object()).then_some(name)
}
