//! Counts what a scan sees of records that make no finding.

use serde::Serialize;

use super::Summary;
use crate::source::{Brief, Seen};

/// More problems than this are counted and not listed; `summary.truncated` says so. Findings are never cut.
pub(super) const MOST_PROBLEMS: usize = 10_000;

/// The counts of a scan, or of a scan of a part of the input. Takes no memory that grows.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Counts {
    /// Without times, and without what only the whole report can tell: duplicates and suppressed findings.
    pub(super) summary: Summary,
    /// The earliest and the latest start.
    pub(super) first: Option<Moment>,
    pub(super) last: Option<Moment>,
    #[serde(skip)]
    problems: usize,
}

/// An instant: nanoseconds since 1970 (a text in JSON), and the text that the report shows.
#[derive(Debug, Serialize)]
pub(super) struct Moment {
    pub(super) at: String,
    pub(super) text: String,
    #[serde(skip)]
    ns: i64,
}

impl Counts {
    /// Ordinal of the next record, from 1.
    pub(crate) fn next_record(&self) -> u64 {
        self.summary.records + 1
    }

    /// Records so far.
    #[cfg(feature = "wasm")]
    pub(crate) fn records(&self) -> u64 {
        self.summary.records
    }

    /// Counts bytes given.
    pub(crate) fn bytes(&mut self, bytes: usize) {
        self.summary.bytes += bytes as u64;
    }

    /// Counts one record.
    pub(crate) fn seen(&mut self, seen: Option<Seen>) {
        self.summary.records += 1;
        match seen {
            Some(seen) => {
                let sources = &mut self.summary.sources;
                match sources.get_mut(seen.source) {
                    Some(count) => *count += 1,
                    None => sources.insert(seen.source, 1),
                }
            }
            None => self.summary.unrecognized += 1,
        }
    }

    /// Counts one process start and what its record lacks.
    pub(crate) fn start(&mut self, start: &Brief) {
        let summary = &mut self.summary;
        summary.process_starts += 1;
        summary.coverage.without_command_line += u64::from(!start.has_command_line);
        summary.coverage.without_parent += u64::from(!start.has_parent);
        let Some(time) = start.time else { return };
        let ns = time.ns;
        let moment = || Some(Moment { at: ns.to_string(), text: time.to_iso(), ns });
        if self.first.as_ref().is_none_or(|first| ns < first.ns) {
            self.first = moment();
        }
        if self.last.as_ref().is_none_or(|last| ns > last.ns) {
            self.last = moment();
        }
    }

    /// Counts one start of mofcomp; `cut` when a limit cut what it brings.
    pub(crate) fn mofcomp(&mut self, cut: bool) {
        self.summary.mofcomp_starts += 1;
        if cut {
            self.summary.truncated = Some(true);
        }
    }

    /// Counts one problem; `malformed` when a stretch of input was lost to it. Whether it is to be listed.
    pub(crate) fn problem(&mut self, malformed: bool) -> bool {
        self.summary.malformed += u64::from(malformed);
        self.problems += 1;
        let listed = self.problems <= MOST_PROBLEMS;
        if !listed {
            self.summary.truncated = Some(true);
        }
        listed
    }

    /// Says that the input was not read to its end.
    #[cfg(feature = "wasm")]
    pub(crate) fn stopped(&mut self) {
        self.summary.truncated = Some(true);
    }
}
