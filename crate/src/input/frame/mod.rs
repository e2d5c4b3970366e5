//! A stream of UTF-8 to one framed value after another, resumable at any byte.
//!
//! Framing only finds where a value starts and ends; reading it comes later. Between values it takes in silence
//! white space, one comma, `Record N` lines, byte order marks, the brackets of one array around all, and XML
//! prologs and wrappers. Everything else becomes a [`Frame`] of its own, so that nothing is lost unsaid.

mod between;
mod envelope;
mod large;
mod prose;
mod seam;
mod value;
mod whole;
mod within;

use memchr::memchr_iter;

use prose::Prose;
use value::ValueScan;

use super::json::Lines;

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// One JSON value, complete as far as brackets tell.
    Json,
    /// One JSON object that was read already.
    Read,
    /// One `<Event>` to its `</Event>`.
    Xml,
    /// The same with `&lt;` for `<`.
    EscapedXml,
    /// A value that never ended before the next record or the end of the input (`cut`).
    Broken {
        /// The input ended inside it.
        cut: bool,
    },
    /// A value above the limit; its bytes are gone.
    TooLarge,
    /// Text that is no record. The sample is its beginning.
    Prose,
    /// Text before a record, on the record's own line.
    Prefix,
    /// An array that is never closed, or a comma too many: what was repaired.
    Repaired(&'static str),
    /// A binary file: the rest of the input.
    Binary,
}

/// A frame and where it lies. Offsets count the decoded input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) frame: Frame,
    pub(crate) start: u64,
    pub(crate) end: u64,
    /// Line of the first byte, from 1.
    pub(crate) line: u64,
}

#[derive(Debug)]
enum State {
    /// Before the first byte is known.
    Head,
    /// Between values.
    Between,
    /// In a JSON value.
    Value(ValueScan),
    /// In a JSON value above the limit: its bytes are thrown away.
    Oversize(ValueScan),
    /// In an `<Event>`; escaped or not.
    Event { escaped: bool },
    /// In an `<Event>` above the limit.
    OversizeEvent { escaped: bool },
    /// In text that is no record.
    Prose(Prose),
    /// Behind an array that was opened up because its envelope was above the limit.
    Rest(ValueScan),
    /// In a binary file.
    Binary,
}

/// An array whose elements are framed one by one.
#[derive(Debug, Clone, Copy)]
struct OpenArray {
    /// Where it started, or the envelope around it.
    start: u64,
    /// How many containers around it are open too.
    outside: u32,
}

/// What stood last between values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Start,
    Value,
    Comma,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Framer {
    buffer: Vec<u8>,
    /// Offset of `buffer[0]` in the decoded input.
    base: u64,
    /// Where to go on, in `buffer`.
    at: usize,
    /// Start of the current frame, in the decoded input.
    start: u64,
    /// Line of `start`.
    start_line: u64,
    /// Offset up to which lines are counted, and the line there.
    counted: (u64, u64),
    state: State,
    last: Last,
    /// The arrays around what comes now, the outermost first.
    arrays: Vec<OpenArray>,
    limit: usize,
    /// Beginning of the text that is no record, for telling its form.
    sample: Vec<u8>,
    /// Whether [`Framer::whole`] is tried at all.
    #[cfg(test)]
    pub(crate) quick: bool,
}

impl Framer {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            buffer: Vec::new(),
            base: 0,
            at: 0,
            start: 0,
            start_line: 1,
            counted: (0, 1),
            state: State::Head,
            last: Last::Start,
            arrays: Vec::new(),
            limit,
            sample: Vec::new(),
            #[cfg(test)]
            quick: true,
        }
    }

    /// Where decoded bytes are appended.
    pub(crate) fn buffer(&mut self) -> &mut Vec<u8> {
        &mut self.buffer
    }

    /// The bytes of a frame; empty when they are gone.
    pub(crate) fn bytes(&self, found: &Found) -> &[u8] {
        let range = || {
            let start = usize::try_from(found.start.checked_sub(self.base)?).ok()?;
            let end = usize::try_from(found.end.checked_sub(self.base)?).ok()?;
            self.buffer.get(start..end)
        };
        range().unwrap_or_default()
    }

    /// Beginning of a [`Frame::Prose`] or [`Frame::Binary`].
    pub(crate) fn sample(&self) -> &[u8] {
        &self.sample
    }

    /// The next frame; none when more input is needed. `last` says that none will come. A [`Frame::Read`] is the
    /// line that `lines` read last.
    pub(crate) fn next(&mut self, last: bool, lines: &mut Lines) -> Option<Found> {
        loop {
            let before = (self.at, std::mem::discriminant(&self.state));
            let found = match &self.state {
                State::Head => self.head(last),
                State::Between => self.between(last, lines),
                State::Value(_) | State::Oversize(_) => self.value(last),
                State::Event { .. } | State::OversizeEvent { .. } => self.event(last),
                State::Prose(_) => self.prose(last),
                State::Rest(_) => self.rest_of_envelope(last),
                State::Binary => self.binary(last),
            };
            if found.is_some() {
                return found;
            }
            if before == (self.at, std::mem::discriminant(&self.state)) {
                return None;
            }
        }
    }

    /// Throws away what was read. Frames found before are gone then.
    pub(crate) fn compact(&mut self) {
        let start = self.relative(self.start);
        let keep = match self.state {
            State::Value(_) | State::Event { .. } => start,
            State::Prose(_) | State::Binary if self.at < start + prose::SAMPLE => start,
            State::Prose(_) | State::Binary => {
                self.take_sample();
                self.at
            }
            State::Between if self.last == Last::Start => self.array_start().unwrap_or(self.at),
            _ => self.at,
        };
        let keep = keep.min(self.buffer.len());
        self.count_lines(self.base + keep as u64);
        self.buffer.drain(..keep);
        self.base += keep as u64;
        self.at -= keep.min(self.at);
    }

    fn head(&mut self, last: bool) -> Option<Found> {
        if self.buffer.len() < prose::MAGIC && !last {
            return None;
        }
        self.state = if prose::is_binary(&self.buffer) { State::Binary } else { State::Between };
        None
    }

    fn binary(&mut self, last: bool) -> Option<Found> {
        self.at = self.buffer.len();
        if !last || self.base + self.at as u64 == self.start {
            return None;
        }
        self.take_sample();
        Some(self.found(Frame::Binary, self.at))
    }

    /// Where the innermost open array started, in the buffer.
    fn array_start(&self) -> Option<usize> {
        self.arrays.last().map(|array| self.relative(array.start))
    }

    fn begin(&mut self, state: State) {
        self.start = self.base + self.at as u64;
        self.count_lines(self.start);
        self.start_line = self.counted.1;
        self.state = state;
    }

    fn end_value(&mut self, frame: Frame, at: usize) -> Found {
        self.last = Last::Value;
        self.found(frame, at)
    }

    fn found(&mut self, frame: Frame, at: usize) -> Found {
        self.at = at;
        self.state = State::Between;
        Found { frame, start: self.start, end: self.base + at as u64, line: self.start_line }
    }

    fn relative(&self, offset: u64) -> usize {
        usize::try_from(offset.saturating_sub(self.base)).unwrap_or(usize::MAX)
    }

    fn count_lines(&mut self, to: u64) {
        let (from, line) = self.counted;
        let bytes = self.buffer.get(self.relative(from)..self.relative(to)).unwrap_or_default();
        self.counted = (to.max(from), line + memchr_iter(b'\n', bytes).count() as u64);
    }
}
