//! Values above the limit, and Windows Events, whose end is a tag.

use memchr::memchr;

use super::envelope;
use super::value::{Step, lost_line, starts_event};
use super::{Found, Frame, Framer, Last, OpenArray, State};

/// Longest tag that matters: `&lt;/Event&gt;`.
const TAG: usize = 16;

/// How many envelopes above the limit are opened inside one another.
const MAX_ARRAYS: usize = 4;

impl Framer {
    /// A value reached the limit: a lost line ends it, a known envelope opens, or it is thrown away.
    pub(super) fn overflow(&mut self) -> Option<Found> {
        let start = self.relative(self.start);
        let end = start.saturating_add(self.limit);
        let text = self.buffer.get(start..end).unwrap_or_default();
        if let Some((inside, outside)) = envelope::array_of_records(text)
            && self.arrays.len() < MAX_ARRAYS
        {
            self.arrays.push(OpenArray { start: self.start, outside });
            self.last = Last::Start;
            self.at = start + inside;
            self.state = State::Between;
            return None;
        }
        if lost_line(text).is_some() {
            return Some(self.broken(end, false));
        }
        let State::Value(scan) = std::mem::replace(&mut self.state, State::Between) else { return None };
        self.state = State::Oversize(scan);
        None
    }

    /// Skips what stands behind an opened array, to the end of its envelope.
    pub(super) fn rest_of_envelope(&mut self, last: bool) -> Option<Found> {
        let State::Rest(scan) = &mut self.state else { return None };
        match scan.run(&self.buffer, self.at, last) {
            Step::End(at) | Step::Resync(at) => {
                self.at = at;
                self.state = State::Between;
            }
            Step::More(at) => {
                let _ = scan.just_too_deep();
                self.at = at;
                if last && at == self.buffer.len() {
                    self.begin(State::Between);
                    self.arrays.clear();
                    return Some(self.found(Frame::Repaired("the end of the envelope is missing"), at));
                }
            }
        }
        None
    }

    pub(super) fn event(&mut self, last: bool) -> Option<Found> {
        let (State::Event { escaped } | State::OversizeEvent { escaped }) = self.state else { return None };
        let oversize = matches!(self.state, State::OversizeEvent { .. });
        let start = self.relative(self.start);
        let limit = if oversize { usize::MAX } else { start.saturating_add(self.limit) };
        let full = self.buffer.len() > limit;
        let window = self.buffer.get(..limit).unwrap_or(&self.buffer);
        let complete = if escaped { Frame::EscapedXml } else { Frame::Xml };
        match find_end(window, self.at, self.base + self.at as u64 == self.start, escaped, last || full) {
            Tag::End(at) => Some(self.end_value(if oversize { Frame::TooLarge } else { complete }, at)),
            Tag::Start(at) if oversize => Some(self.end_value(Frame::TooLarge, at)),
            Tag::Start(at) => Some(self.broken(at, false)),
            Tag::None(at) => {
                self.at = at;
                self.event_end(full, last, oversize, escaped)
            }
        }
    }

    fn event_end(&mut self, full: bool, last: bool, oversize: bool, escaped: bool) -> Option<Found> {
        let length = self.buffer.len();
        if full {
            self.state = State::OversizeEvent { escaped };
            return None;
        }
        match (last, oversize) {
            (false, _) => None,
            (true, true) => Some(self.end_value(Frame::TooLarge, length)),
            (true, false) => Some(self.broken(length, true)),
        }
    }
}

enum Tag {
    /// The event ends before this offset.
    End(usize),
    /// Another one starts here.
    Start(usize),
    /// Neither up to here.
    None(usize),
}

fn find_end(bytes: &[u8], mut at: usize, at_own_tag: bool, escaped: bool, last: bool) -> Tag {
    let own = at;
    let (mark, end): (u8, &[u8]) = if escaped { (b'&', b"&lt;/Event&gt;") } else { (b'<', b"</Event>") };
    while let Some(run) = memchr(mark, bytes.get(at..).unwrap_or_default()) {
        at += run;
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(end) {
            return Tag::End(at + end.len());
        }
        if rest.len() < TAG && !last {
            return Tag::None(at);
        }
        let starts = if escaped { rest.starts_with(b"&lt;Event ") } else { starts_event(rest, 0) };
        if starts && !(at_own_tag && at == own) {
            return Tag::Start(at);
        }
        at += 1;
    }
    Tag::None(bytes.len())
}
