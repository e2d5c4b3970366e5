//! Text that is no record: how far it goes. It ends where something starts like a record.

use memchr::{memchr2, memchr3};

use super::value::starts_event;
use super::{Found, Frame, Framer, State};

/// Bytes kept for telling the form of a text.
pub(super) const SAMPLE: usize = 2048;

/// Bytes needed to know whether something starts like a record.
const OPENER: usize = 16;

/// Bytes that tell a binary file.
pub(super) const MAGIC: usize = 8;

/// State in a text that is no record.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// A line break was passed: what starts a line from now on may be a record.
    lines: u64,
    /// Only white space since the last line break.
    fresh_line: bool,
}

impl Framer {
    pub(super) fn prose(&mut self, last: bool) -> Option<Found> {
        let State::Prose(prose) = &mut self.state else { return None };
        while let Some(&byte) = self.buffer.get(self.at) {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            if matches!(byte, b'{' | b'[' | b'<' | b'&') && rest.len() < OPENER && !last {
                return None;
            }
            let is_first = self.base + self.at as u64 == self.start;
            let opens = !is_first && opens_record(rest, prose.fresh_line);
            if opens {
                let frame = if prose.lines == 0 { Frame::Prefix } else { Frame::Prose };
                self.take_sample();
                return Some(self.found(frame, self.at));
            }
            prose.lines += u64::from(byte == b'\n');
            prose.fresh_line = byte == b'\n' || (prose.fresh_line && byte.is_ascii_whitespace());
            self.at += 1 + skippable(rest, prose.fresh_line);
        }
        let empty = self.base + self.at as u64 == self.start;
        if !last || empty {
            return None;
        }
        self.take_sample();
        Some(self.found(Frame::Prose, self.at))
    }

    /// Keeps the beginning of the current frame, while it is still there.
    pub(super) fn take_sample(&mut self) {
        if self.base <= self.start {
            let from = self.relative(self.start);
            let sample = self.buffer.get(from..self.at).unwrap_or_default();
            self.sample.clear();
            self.sample.extend(sample.iter().take(SAMPLE));
        }
    }
}

/// How many bytes behind the first cannot start a record.
fn skippable(rest: &[u8], fresh_line: bool) -> usize {
    if fresh_line {
        return 0;
    }
    let behind = rest.get(1..).unwrap_or_default();
    let brace = memchr3(b'{', b'<', b'\n', behind).unwrap_or(behind.len());
    let other = memchr2(b'[', b'&', behind.get(..brace).unwrap_or_default());
    other.unwrap_or(brace)
}

/// At the start of a line: an object, array or event. Elsewhere: only what can hardly be anything else.
fn opens_record(rest: &[u8], line_start: bool) -> bool {
    let next = rest.iter().skip(1).find(|b| !b.is_ascii_whitespace());
    match rest.first() {
        Some(b'{') if line_start => matches!(next, Some(b'"' | b'\'' | b'}' | b'\\' | b'&') | None),
        Some(b'{') => rest.starts_with(b"{\"") && !rest.starts_with(b"{\"\""),
        Some(b'[') => line_start && matches!(next, Some(b'{')),
        Some(b'<') => starts_event(rest, 0) || (line_start && rest.starts_with(b"<Events")),
        Some(b'&') => rest.starts_with(b"&lt;Event ") || rest.starts_with(b"&lt;Event&gt;"),
        _ => false,
    }
}

/// Known binary files by their first bytes.
pub(super) fn is_binary(head: &[u8]) -> bool {
    crate::input::forms::binary(head).is_some()
}
