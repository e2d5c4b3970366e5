//! A detector with its options, and one scan of one input.

use serde::Deserialize;

use crate::Error;
use crate::exception::{Exception, Exceptions};
use crate::input::json::Lines;
use crate::input::peel::Turn;
use crate::input::reader::{Outcome, Place, Reader, Sink, Token, Trouble};
use crate::input::record::Record;
use crate::judge;
use crate::report::{Assembler, Counts, Finding, Location, Output, Problem, Report, Sighting};
use crate::signal;
use crate::source::{self, Brief, Kind, Known, Seen, Source};

/// Default of [`Options::max_record_bytes`]: 16 MiB.
pub const DEFAULT_MAX_RECORD_BYTES: u32 = 16 * 1024 * 1024;

/// How to scan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Options {
    /// Exclusions.
    pub exceptions: Vec<Exception>,
    /// A longer record is one problem and is skipped. Bytes.
    pub max_record_bytes: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { exceptions: Vec::new(), max_record_bytes: DEFAULT_MAX_RECORD_BYTES }
    }
}

/// Options that were checked; scans as often as you like.
#[derive(Debug, Clone)]
pub struct Detector {
    pub(crate) exceptions: Exceptions,
    pub(crate) max_record_bytes: u32,
}

impl Detector {
    /// Checks the options.
    ///
    /// # Errors
    /// `invalid_option` when an exception or a limit is wrong; the message says what would be right.
    pub fn new(options: Options) -> Result<Self, Error> {
        let exceptions = Exceptions::new(options.exceptions)?;
        Ok(Self { exceptions, max_record_bytes: options.max_record_bytes })
    }

    /// Scans one input held in memory.
    #[must_use]
    pub fn scan(&self, input: &[u8]) -> Report {
        let mut scanner = self.scanner();
        scanner.feed(input);
        scanner.finish()
    }

    /// Starts a scan that is fed in chunks; chunk boundaries never change the report.
    #[must_use]
    pub fn scanner(&self) -> Scanner {
        Scanner { scan: self.scan_into(Assembler::default(), None, Learned::default()) }
    }

    /// Starts a scan in the middle of an input, at byte `offset`, where another scan stands at a [`Scanner::seam`] (or will
    /// stand: until that is known, the result is a guess). The two reports together then are that of one scan, but lines
    /// and records count from here.
    #[must_use]
    pub fn scanner_behind(&self, offset: u64) -> Scanner {
        Scanner { scan: self.scan_into(Assembler::default(), Some(offset), Learned::default()) }
    }

    /// Starts a scan whose findings go elsewhere as they come; behind a seam when there is an offset.
    pub(crate) fn scan_into<O: Output>(&self, output: O, offset: Option<u64>, learned: Learned) -> Scan<O> {
        let (limit, Learned { lines, known }) = (self.max_record_bytes as usize, learned);
        let reader = offset.map_or_else(|| Reader::new(limit), |offset| Reader::behind_seam(limit, offset));
        let accounts = Accounts { counts: Counts::default(), output, exceptions: self.exceptions.clone(), known };
        Scan { reader: reader.with(lines), accounts }
    }

    /// Judges one event, given as one JSON value. None when it is no mofcomp start.
    #[must_use]
    pub fn score(&self, event: &[u8]) -> Option<Finding> {
        self.scan(event).findings.into_iter().next()
    }
}

/// One scan. Memory is bounded by the longest record and the findings.
#[derive(Debug)]
pub struct Scanner {
    scan: Scan<Assembler>,
}

impl Scanner {
    /// Takes the next bytes of the input.
    pub fn feed(&mut self, chunk: &[u8]) {
        self.scan.feed(chunk);
    }

    /// Whether what comes next could as well be read by a scan of its own, which [`Detector::scanner_behind`] starts: the
    /// input is UTF-8, and the last byte given was between two records, in no array. If so, the line breaks passed so far.
    #[must_use]
    pub fn seam(&self) -> Option<u64> {
        self.scan.seam()
    }

    /// Ends the input and makes the report.
    #[must_use]
    pub fn finish(self) -> Report {
        let Ended { output, counts, .. } = self.scan.finish();
        output.finish(counts)
    }
}

/// What scans have learned of the records that they met, so that the next need not learn it again. It changes no result.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    lines: Lines,
    known: Known,
}

/// What is left of a scan.
#[derive(Debug)]
#[cfg_attr(not(feature = "wasm"), expect(dead_code, reason = "only the boundary starts one scan behind another"))]
pub(crate) struct Ended<O> {
    pub(crate) output: O,
    pub(crate) counts: Counts,
    pub(crate) learned: Learned,
}

/// One scan that keeps no finding. Memory is bounded by the longest record, and by what the output keeps.
#[derive(Debug)]
pub(crate) struct Scan<O> {
    reader: Reader,
    accounts: Accounts<O>,
}

impl<O: Output> Scan<O> {
    /// Takes the next bytes of the input.
    pub(crate) fn feed(&mut self, chunk: &[u8]) {
        self.accounts.counts.bytes(chunk.len());
        self.reader.feed(chunk, &mut self.accounts);
    }

    /// See [`Scanner::seam`].
    pub(crate) fn seam(&self) -> Option<u64> {
        self.reader.seam()
    }

    /// Ends the input: the last findings go out.
    pub(crate) fn finish(mut self) -> Ended<O> {
        self.reader.finish(&mut self.accounts);
        self.ended()
    }

    fn ended(self) -> Ended<O> {
        let Accounts { output, counts, known, .. } = self.accounts;
        Ended { output, counts, learned: Learned { lines: self.reader.into_lines(), known } }
    }
}

/// What only the boundary to JavaScript asks for.
#[cfg(feature = "wasm")]
impl<O: Output> Scan<O> {
    /// Stops before the end of the input. A record that has only begun is not judged and no problem either.
    pub(crate) fn stop(mut self) -> Ended<O> {
        self.accounts.counts.stopped();
        self.ended()
    }

    /// Records so far.
    pub(crate) fn records(&self) -> u64 {
        self.accounts.counts.records()
    }

    /// Where the findings go.
    pub(crate) fn output(&mut self) -> &mut O {
        &mut self.accounts.output
    }
}

/// Keeps account of what the input stage finds: counts each record, judges each mofcomp start.
#[derive(Debug)]
struct Accounts<O> {
    counts: Counts,
    output: O,
    exceptions: Exceptions,
    known: Known,
}

impl<O: Output> Sink for Accounts<O> {
    fn know(&mut self, record: &Record<'_>, turn: Turn) -> Option<Token> {
        self.known.token(record, turn)
    }

    fn count(&mut self, token: Token) -> bool {
        let other = self.known.seen(token).filter(|seen| seen.kind != Kind::Start);
        if other.is_some() {
            self.counts.seen(other);
        }
        other.is_some()
    }

    fn record(&mut self, token: Option<Token>, record: &Record<'_>, place: Place) -> Option<Outcome> {
        let known = token.and_then(|token| self.known.of(token, record));
        let location = self.location(place);
        self.counts.seen(known.map(|((seen, _), _)| seen));
        if let Some((known @ (seen, _), record)) = known
            && seen.kind == Kind::Start
        {
            self.start(known, &record, location);
        }
        None
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        source::recognise(record).is_some()
    }

    fn trouble(&mut self, trouble: Trouble, message: String, place: Place) {
        let location = self.location(place);
        if self.counts.problem(trouble.is_loss()) {
            self.output.problem(Problem { kind: trouble.code().to_owned(), message, location });
        }
    }
}

impl<O: Output> Accounts<O> {
    /// Most starts are only counted: no more of them is read than that takes.
    fn start(&mut self, known: (Seen, &Source), record: &Record<'_>, location: Location) {
        let brief = source::brief(known, record, signal::is_mofcomp);
        debug_assert_eq!(brief, Brief::of(&source::read(known, record), signal::is_mofcomp));
        self.counts.start(&brief);
        if brief.is_sought {
            let start = source::read(known, record);
            let sighting = Sighting::of(judge::judge(start, location, &self.exceptions));
            self.counts.mofcomp(sighting.cut);
            self.output.sighting(sighting);
        }
    }
}

impl<O> Accounts<O> {
    fn location(&self, place: Place) -> Location {
        let Place { line, start, end } = place;
        Location { record: self.counts.next_record(), line, byte_start: start, byte_end: end }
    }
}
