//! Finds the end of one JSON value without reading it, resumable at any byte.
//!
//! A record that was cut off must not swallow the records behind it. So the scan notices, at the first line that
//! starts like a record where none can stand, that the value is broken, and hands back control there.

use memchr::{memchr_iter, memchr3};

use crate::input::json::MAX_DEPTH;

/// Where a scan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The value ends before this offset.
    End(usize),
    /// The value is broken; the next record starts at this offset.
    Resync(usize),
    /// All was looked at up to this offset.
    More(usize),
}

/// State of a scan between two chunks.
#[derive(Debug, Clone)]
pub(super) struct ValueScan {
    depth: u32,
    /// One bit per open container, the lowest the innermost: set for an object. Deeper than 128 is lost, which
    /// only matters for values that are refused anyway.
    objects: u128,
    in_string: bool,
    /// Last byte outside strings that is no white space; 0 at the start.
    previous: u8,
    /// Nothing but white space since the last line break.
    fresh_line: bool,
    /// Nothing at all since the last line break: formatted JSON never puts the value of a key there.
    left_edge: bool,
    /// The value is deeper than will be read, and that was looked into once.
    deep: bool,
}

impl ValueScan {
    pub(super) fn new() -> Self {
        Self { depth: 0, objects: 0, in_string: false, previous: 0, fresh_line: false, left_edge: false, deep: false }
    }

    /// A scan of what is left behind an array that was opened up: the members after it, and the ends of the
    /// `depth` containers around it.
    pub(super) fn rest(depth: u32) -> Self {
        Self { depth, objects: 1, in_string: false, previous: b']', fresh_line: false, left_edge: false, deep: false }
    }

    /// True once, when the nesting has just grown beyond what will be read.
    pub(super) fn just_too_deep(&mut self) -> bool {
        let now = self.depth as usize > MAX_DEPTH && !self.deep;
        self.deep |= now;
        now
    }

    /// Scans `bytes[at..]`. `last` says that no more will follow.
    pub(super) fn run(&mut self, bytes: &[u8], mut at: usize, last: bool) -> Step {
        while let Some(&byte) = bytes.get(at) {
            let step = if self.in_string { self.string(bytes, at, last) } else { self.token(bytes, byte, at, last) };
            match step {
                Step::More(next) if next == at || (!self.deep && self.depth as usize > MAX_DEPTH) => {
                    return Step::More(next);
                }
                Step::More(next) => at = next,
                Step::End(_) | Step::Resync(_) => return step,
            }
        }
        Step::More(at)
    }

    fn string(&mut self, bytes: &[u8], at: usize, last: bool) -> Step {
        let Some(run) = memchr3(b'"', b'\\', b'\n', bytes.get(at..).unwrap_or_default()) else {
            return Step::More(bytes.len());
        };
        let here = at + run;
        match (bytes.get(here), bytes.get(here + 1)) {
            (Some(b'"'), _) => {
                self.in_string = false;
                self.previous = b'"';
                if self.depth == 0 { Step::End(here + 1) } else { Step::More(here + 1) }
            }
            (Some(b'\\'), None) => Step::More(if last { here + 1 } else { here }),
            (Some(b'\\'), Some(b'\n')) => Step::More(here + 1),
            (Some(b'\\'), Some(_)) => Step::More(here + 2),
            _ => match opener(bytes, here + 1, last) {
                Opener::At(start) => Step::Resync(start),
                Opener::None => Step::More(here + 1),
                Opener::Unknown => Step::More(here),
            },
        }
    }

    fn token(&mut self, bytes: &[u8], byte: u8, at: usize, last: bool) -> Step {
        match byte {
            b' ' | b'\t' | b'\r' => {
                self.left_edge = false;
                return Step::More(at + 1);
            }
            b'\n' => {
                self.fresh_line = true;
                self.left_edge = true;
                return Step::More(at + 1);
            }
            b'{' | b'[' if self.fresh_line && !self.value_may_stand() => return Step::Resync(at),
            b'{' if self.previous == b':' && self.left_edge => return Step::Resync(at),
            b'<' if self.fresh_line && bytes.len() - at < 7 && !last => return Step::More(at),
            b'<' if self.fresh_line && starts_event(bytes, at) => return Step::Resync(at),
            b'{' | b'[' => {
                self.depth += 1;
                self.objects = (self.objects << 1) | u128::from(byte == b'{');
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.objects >>= 1;
            }
            b'"' => self.in_string = true,
            _ => {}
        }
        self.fresh_line = false;
        self.left_edge = false;
        self.previous = byte;
        let ended = matches!(byte, b'}' | b']') && self.depth == 0;
        if ended { Step::End(at + 1) } else { Step::More(at + 1) }
    }

    fn value_may_stand(&self) -> bool {
        let in_object = self.objects & 1 == 1;
        match self.previous {
            0 | b':' => true,
            b'[' | b',' => !in_object,
            _ => false,
        }
    }
}

/// Whether a line starts like a record.
enum Opener {
    At(usize),
    None,
    Unknown,
}

/// Looks behind a line break inside a string, where none may stand: does the next line start like a record?
fn opener(bytes: &[u8], from: usize, last: bool) -> Opener {
    let rest = bytes.get(from..).unwrap_or_default();
    let Some(skip) = rest.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n')) else {
        return if last { Opener::None } else { Opener::Unknown };
    };
    let at = from + skip;
    match (bytes.get(at), bytes.get(at + 1..at + 7)) {
        (Some(b'{' | b'<'), None) if !last => Opener::Unknown,
        (Some(b'{'), _) if starts_object(bytes, at) => Opener::At(at),
        (Some(b'<'), _) if starts_event(bytes, at) => Opener::At(at),
        _ => Opener::None,
    }
}

/// `{` and then a key or the end.
fn starts_object(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let next = rest.iter().take(6).find(|b| !b.is_ascii_whitespace());
    matches!(next, None | Some(b'"' | b'\'' | b'}' | b'\\' | b'&'))
}

/// `<Event` and then no further letter.
pub(super) fn starts_event(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.starts_with(b"<Event") && matches!(rest.get(6), Some(b' ' | b'>' | b'\t' | b'\r' | b'\n'))
}

/// In a value that never ended: the first line behind its own that starts, at the left edge, like a record.
pub(super) fn lost_line(bytes: &[u8]) -> Option<usize> {
    memchr_iter(b'\n', bytes).map(|at| at + 1).find(|at| bytes.get(*at) == Some(&b'{') && starts_object(bytes, *at))
}
