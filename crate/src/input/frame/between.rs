//! What may stand between values, and how a value is known by its first byte.

use super::value::{ValueScan, starts_event};
use super::{Found, Frame, Framer, Last, OpenArray, Prose, State};
use crate::input::json::{Lines, Tape, parse};
use crate::text::find::find_bytes;

/// Longest text that decides what a piece of input is: `&lt;Event ` and the like.
const LOOK_AHEAD: usize = 16;

/// Longest markup between events, and longest white space behind the bracket of an array.
const MARKUP: usize = 4096;

/// Longest scalar outside any object; a longer run is no scalar.
const SCALAR: usize = 512;

impl Framer {
    pub(super) fn between(&mut self, last: bool, lines: &mut Lines) -> Option<Found> {
        self.skip_space();
        let Some(&byte) = self.buffer.get(self.at) else {
            return if last { self.end_of_input() } else { None };
        };
        // An object is known by its first byte; so a short last line leaves nothing undecided.
        if byte != b'{' && self.buffer.len() - self.at < LOOK_AHEAD && !last {
            return None;
        }
        match byte {
            b',' => self.comma(last),
            b'[' if self.arrays.is_empty() => self.open_array(last),
            b']' if !self.arrays.is_empty() => self.close_array(),
            b'{' => self.whole(lines).or_else(|| self.enter(State::Value(ValueScan::new()))),
            b'[' => self.enter(State::Value(ValueScan::new())),
            b'<' | b'&' => self.markup(last),
            b'"' => self.quoted(last),
            b'/' => self.comment(last),
            _ if self.rest().starts_with(b"\xEF\xBB\xBF") => self.skip(3),
            _ => self.word(last),
        }
    }

    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        self.at += self.rest().iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count();
    }

    fn skip(&mut self, bytes: usize) -> Option<Found> {
        self.at += bytes;
        None
    }

    pub(super) fn enter(&mut self, state: State) -> Option<Found> {
        self.begin(state);
        None
    }

    /// A frame of `length` bytes from here.
    fn take(&mut self, frame: Frame, length: usize) -> Option<Found> {
        self.begin(State::Between);
        Some(self.found(frame, self.at + length))
    }

    fn comma(&mut self, last: bool) -> Option<Found> {
        if self.last == Last::Value {
            self.last = Last::Comma;
            return self.skip(1);
        }
        let run = self.rest().iter().take(MARKUP);
        let run = run.take_while(|b| **b == b',' || b.is_ascii_whitespace()).count();
        if run == self.rest().len() && run < MARKUP && !last {
            return None;
        }
        self.take(Frame::Repaired("a comma with no value before it"), run)
    }

    fn open_array(&mut self, last: bool) -> Option<Found> {
        let head = self.rest().iter().take(MARKUP);
        let Some(inside) = head.skip(1).position(|b| !b.is_ascii_whitespace()).map(|at| at + 1) else {
            // Nothing but white space behind the bracket yet.
            return match (self.rest().len() >= MARKUP, last) {
                (true, _) => self.enter_array(),
                (false, true) => self.prose_from_here(),
                (false, false) => None,
            };
        };
        match self.rest().get(inside) {
            Some(b']') => {
                self.last = Last::Value;
                self.take(Frame::Json, inside + 1)
            }
            Some(b'{' | b'[' | b'<' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | b'\'') => self.enter_array(),
            _ => self.prose_from_here(),
        }
    }

    fn enter_array(&mut self) -> Option<Found> {
        self.begin(State::Between);
        self.arrays.push(OpenArray { start: self.start, outside: 0 });
        self.last = Last::Start;
        self.skip(1)
    }

    fn close_array(&mut self) -> Option<Found> {
        let outside = self.arrays.pop().map_or(0, |array| array.outside);
        self.last = Last::Value;
        if outside > 0 {
            self.state = State::Rest(ValueScan::rest(outside));
        }
        self.skip(1)
    }

    fn end_of_input(&mut self) -> Option<Found> {
        if self.arrays.is_empty() {
            return None;
        }
        self.arrays.clear();
        self.take(Frame::Repaired("the closing bracket of the array is missing"), 0)
    }

    fn markup(&mut self, last: bool) -> Option<Found> {
        let rest = self.rest();
        if starts_event(rest, 0) {
            return self.enter(State::Event { escaped: false });
        }
        if rest.starts_with(b"&lt;Event ") || rest.starts_with(b"&lt;Event&gt;") {
            return self.enter(State::Event { escaped: true });
        }
        let end: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'E', b'v', b'e', b'n', b't', b's', ..] | [b'<', b'/', b'E', b'v', b'e', b'n', b't', b's', ..] => {
                b">"
            }
            _ if rest.starts_with(b"&lt;?xml") || rest.starts_with(b"&lt;Events") => b"&gt;",
            _ if rest.starts_with(b"&lt;/Events") => b"&gt;",
            _ => return self.prose_from_here(),
        };
        let head = rest.get(..MARKUP).unwrap_or(rest);
        match find_bytes(head, end) {
            Some(at) => self.skip(at + end.len()),
            None if last || rest.len() >= MARKUP => self.prose_from_here(),
            None => None,
        }
    }

    /// A comment, which JSON has none of.
    fn comment(&mut self, last: bool) -> Option<Found> {
        let rest = self.rest().get(..MARKUP).unwrap_or(self.rest());
        let end: &[u8] = match rest {
            [b'/', b'/', ..] => b"\n",
            [b'/', b'*', ..] => b"*/",
            _ => return self.prose_from_here(),
        };
        match find_bytes(rest, end) {
            Some(at) => self.take(Frame::Repaired("a comment"), at + end.len()),
            None if rest.len() >= MARKUP => self.prose_from_here(),
            None if last => self.take(Frame::Repaired("a comment"), rest.len()),
            None => None,
        }
    }

    /// A line that starts with a quote: a JSON string, or the head of a CSV file.
    fn quoted(&mut self, last: bool) -> Option<Found> {
        let line = self.line(last)?;
        if self.arrays.is_empty() && line.windows(3).any(|w| w == b"\",\"") && !line.contains(&b'{') {
            return self.prose_from_here();
        }
        self.enter(State::Value(ValueScan::new()))
    }

    /// This line, without its end; as much of it as decides when it is long. None while it may go on.
    fn line(&self, last: bool) -> Option<&[u8]> {
        let rest = self.rest();
        match rest.iter().take(SCALAR).position(|b| *b == b'\n') {
            Some(at) => rest.get(..at),
            None if last || rest.len() >= SCALAR => rest.get(..rest.len().min(SCALAR)),
            None => None,
        }
    }

    /// A number, `true`, `false`, `null`; a `Record N` line; or no record at all.
    fn word(&mut self, last: bool) -> Option<Found> {
        let line = self.line(last)?;
        if let Some(number) = line.trim_ascii_end().strip_prefix(b"Record ")
            && !number.is_empty()
            && number.iter().all(u8::is_ascii_digit)
        {
            let length = line.len();
            return self.skip(length);
        }
        let stop: fn(&u8) -> bool = |b| b.is_ascii_whitespace() || matches!(b, b',' | b']' | b'[' | b'{' | b'<');
        let length = line.iter().position(stop).unwrap_or(line.len());
        let word = line.get(..length).unwrap_or_default();
        let behind = line.get(length..).unwrap_or_default().trim_ascii();
        let alone = !self.arrays.is_empty() || matches!(behind, b"" | b",");
        if alone && is_scalar(word) {
            self.last = Last::Value;
            return self.take(Frame::Json, length);
        }
        self.prose_from_here()
    }

    /// What follows is no record. If an array was just opened, its bracket was no bracket of JSON.
    pub(super) fn prose_from_here(&mut self) -> Option<Found> {
        if self.last == Last::Start
            && let Some(start) = self.array_start()
        {
            self.arrays.pop();
            self.at = start;
        }
        self.enter(State::Prose(Prose::default()))
    }
}

fn is_scalar(word: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(word) else { return false };
    parse(text, &mut Tape::default()).is_ok()
}
