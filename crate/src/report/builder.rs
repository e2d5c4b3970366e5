//! Collects what a scan sees and makes the report of it.

use super::{Problem, Report};
use crate::judge::Judged;
use crate::source::{Seen, Start};

/// A report in the making. Memory grows with findings and problems, never with records.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    report: Report,
}

impl Builder {
    /// Ordinal of the next record, from 1.
    pub(crate) fn next_record(&self) -> u64 {
        self.report.summary.records + 1
    }

    /// Counts one record.
    pub(crate) fn seen(&mut self, seen: Option<Seen>) {
        self.report.summary.records += 1;
        match seen {
            Some(seen) => *self.report.summary.sources.entry(seen.source).or_default() += 1,
            None => self.report.summary.unrecognized += 1,
        }
    }

    /// Counts one process start and what its record lacks.
    pub(crate) fn start(&mut self, start: &Start) {
        let _ = start;
        self.report.summary.process_starts += 1;
    }

    /// Takes one judged mofcomp start.
    pub(crate) fn judged(&mut self, judged: Judged) {
        self.report.summary.mofcomp_starts += 1;
        self.report.findings.push(judged.finding);
    }

    /// Takes one problem; `malformed` when a stretch of input was lost to it.
    pub(crate) fn problem(&mut self, problem: Problem, malformed: bool) {
        self.report.summary.malformed += u64::from(malformed);
        self.report.problems.push(problem);
    }

    /// The report. `bytes` is how many were given.
    pub(crate) fn finish(mut self, bytes: u64) -> Report {
        self.report.summary.bytes = bytes;
        self.report
    }
}
