//! Lets through the lines of a log that hold mofcomp findings, and nothing else: NDJSON in, the same lines out.
//!
//! - [`input`]: bytes to UTF-8 in one buffer, what is carried over in front of what came.
//! - [`lines`]: which lines are looked at, and what becomes of them. Few are: [`mofcomp_bytes::find`] rules the others out
//!   without even looking for their ends.
//! - [`bulk`]: the action line before a document of an Elasticsearch bulk request.
//! - [`verdict`]: one line to its highest-scoring finding; [`annotate`] writes it into the line.

mod annotate;
mod bulk;
mod input;
mod line;
mod lines;
mod verdict;

pub use verdict::{RuleVerdict, Verdict};

use crate::Detector;
use input::Input;
use lines::Lines;

/// How to filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilterOptions {
    /// A line passes when a finding in it scores at least this, from 0 to 100.
    pub min_score: u8,
    /// Adds the verdict to each line that passes.
    pub annotate: bool,
    /// What becomes of a line that may hold a run and cannot be read.
    pub on_malformed: OnMalformed,
}

impl Default for FilterOptions {
    fn default() -> Self {
        Self { min_score: 1, annotate: false, on_malformed: OnMalformed::Pass }
    }
}

/// What becomes of a line that may hold a run and cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnMalformed {
    /// It goes out as it is.
    Pass,
    /// It does not.
    Drop,
}

/// What a filter has seen so far. All are exact; lines that the gate rules out are not counted, as nothing looks for
/// their ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FilterStats {
    /// Bytes given.
    pub bytes: u64,
    /// Lines that could not be ruled out and were read.
    pub read: u64,
    /// Starts of mofcomp.exe in them, whatever their score, suppressed ones included.
    pub mofcomp_starts: u64,
    /// Lines that went out, action lines of bulk requests aside.
    pub passed: u64,
    /// Lines of which a part could not be read, and lines above the limit.
    pub malformed: u64,
}

/// One filter. Memory is bounded by the longest chunk and the longest record.
#[derive(Debug)]
pub struct Filter {
    input: Input,
    lines: Lines,
    /// In a line above the limit, whose beginning is gone.
    in_long_line: bool,
}

impl Detector {
    /// Starts a filter.
    #[must_use]
    pub fn filter(&self, options: FilterOptions) -> Filter {
        let (exceptions, limit) = (self.exceptions.clone(), self.max_record_bytes as usize);
        Filter { input: Input::default(), lines: Lines::new(options, exceptions, limit), in_long_line: false }
    }
}

impl Filter {
    /// Takes the next bytes; what passes is appended to `out`. Chunk boundaries never change what passes.
    pub fn feed(&mut self, chunk: &[u8], out: &mut Vec<u8>) {
        self.room(chunk.len()).copy_from_slice(chunk);
        self.fed(chunk.len(), out);
    }

    /// Where the next bytes can be written, so that they need no further copy; [`Self::fed`] takes them from there.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.input.room(length)
    }

    /// Takes the first `length` bytes of the [`Self::room`] asked for last.
    pub fn fed(&mut self, length: usize, out: &mut Vec<u8>) {
        self.lines.stats.bytes += length as u64;
        let fresh = self.input.take(length);
        self.advance(fresh, out);
    }

    /// Ends the input.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        let fresh = self.input.finish();
        self.advance(fresh, out);
        if !self.in_long_line {
            self.lines.whole(self.input.bytes(), out);
        }
        self.input.drop_front(self.input.bytes().len());
    }

    /// What it has seen so far.
    #[must_use]
    pub fn stats(&self) -> FilterStats {
        self.lines.stats
    }

    /// Works off all lines that are complete; there is no line break before `fresh`.
    fn advance(&mut self, fresh: usize, out: &mut Vec<u8>) {
        let bytes = self.input.bytes();
        let mut start = 0;
        if self.in_long_line {
            start = line::behind_line(bytes, 0);
            self.in_long_line = !bytes.get(..start).is_some_and(|line| line.ends_with(b"\n"));
            self.lines.more_of_long(bytes.get(..start).unwrap_or_default(), out);
        }
        let from = fresh.max(start);
        let end = memchr::memrchr(b'\n', bytes.get(from..).unwrap_or_default()).map_or(start, |at| from + at + 1);
        self.lines.whole(bytes.get(start..end).unwrap_or_default(), out);
        let rest = bytes.get(end..).unwrap_or_default();
        let is_long = rest.len() > self.lines.limit;
        if is_long {
            self.lines.long(rest, out);
            self.in_long_line = true;
        }
        self.input.drop_front(if is_long { bytes.len() } else { end });
    }
}
