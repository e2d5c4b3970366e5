//! Gives each record its place in the input.

use super::{Place, Sink, Token, Trouble};
use crate::input::frame::Found;
use crate::input::json::Json;
use crate::input::peel::{Span, Take, Turn};
use crate::input::record::Record;

/// All records of an event stand where it stands.
pub(super) struct OnePlace<'r> {
    pub(super) sink: &'r mut dyn Sink,
    pub(super) place: Place,
}

impl Take for OnePlace<'_> {
    fn take(&mut self, record: &Record<'_>, _: Span, turn: Turn) -> bool {
        let token = self.sink.know(record, turn);
        if token.is_some() || turn != Turn::First {
            self.sink.record(token, record, self.place);
        }
        token.is_some()
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        self.sink.knows(record)
    }

    fn lone_surrogate(&mut self, _: Span) {}
}

/// Gives each record its place in the input.
pub(super) struct Places<'r> {
    pub(super) sink: &'r mut dyn Sink,
    pub(super) found: Found,
    pub(super) bytes: &'r [u8],
    pub(super) origin: &'r dyn Fn(usize) -> usize,
    /// Offset in the frame up to which lines are counted, and the line there. Records come in input order.
    pub(super) counted: (usize, u64),
    /// The whole value.
    pub(super) root: Json<'r>,
    /// Set when that is a record which was known at once; with the looks into its values that this took.
    pub(super) known: Option<(Token, usize)>,
}

impl Places<'_> {
    fn place(&mut self, span: Span) -> Place {
        let (start, end) = ((self.origin)(span.0), (self.origin)(span.1));
        let (from, line) = if start >= self.counted.0 { self.counted } else { (0, self.found.line) };
        let between = self.bytes.get(from..start).unwrap_or_default();
        let line = line + memchr::memchr_iter(b'\n', between).count() as u64;
        self.counted = (start, line);
        Place { line, start: self.found.start + start as u64, end: self.found.start + end as u64 }
    }
}

impl Take for Places<'_> {
    fn take(&mut self, record: &Record<'_>, span: Span, turn: Turn) -> bool {
        let token = self.sink.know(record, turn);
        if token.is_none() && turn == Turn::First {
            return false;
        }
        if turn == Turn::First && record.json().is_some_and(|value| value.is(self.root)) {
            self.known = token.map(|token| (token, self.root.reads()));
        }
        let place = self.place(span);
        self.sink.record(token, record, place);
        token.is_some()
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        self.sink.knows(record)
    }

    fn lone_surrogate(&mut self, span: Span) {
        let place = self.place(span);
        let message = "Halves of surrogate pairs were read as U+FFFD (\u{fffd}); the record was judged all the same.";
        self.sink.trouble(Trouble::Encoding, message.to_owned(), place);
    }
}
