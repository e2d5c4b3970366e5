//! Collects what a scan sees and makes the report of it.

use super::activity::Activity;
use super::entity::entities;
use super::index::Index;
use super::merge::merge;
use super::{Problem, Report, RuleId};
use crate::event::ProcessStart;
use crate::judge::{Judged, matched};
use crate::signal::Hit;
use crate::source::transform::time;
use crate::source::{Cim, Seen, Start};

/// More problems than this are counted and not listed; `summary.truncated` says so. Findings are never cut.
const MOST_PROBLEMS: usize = 10_000;

/// Records of one run start within this many nanoseconds of the first.
const SAME_RUN_NS: i64 = 2_000_000_000;

/// A report in the making. Memory grows with findings and problems, never with records.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    report: Report,
    /// For each finding, what is needed of it beyond the report.
    kept: Vec<Kept>,
    /// The findings that further records can join, by what those share and by when they start.
    runs: Index,
    activity: Activity,
    first: Option<(i64, String)>,
    last: Option<(i64, String)>,
}

/// What the report itself does not hold of a finding.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) hits: Vec<Hit>,
    pub(super) cim: Cim,
    pub(super) at: Option<i64>,
}

/// What the records of one run share.
struct RunKey {
    host: String,
    pid: String,
    name: String,
    at: i64,
}

impl RunKey {
    /// None when the record lacks one of the four: then it is a run of its own.
    fn of(event: &ProcessStart, at: Option<i64>) -> Option<Self> {
        let host = event.host.as_deref().filter(|host| !host.is_empty())?.to_ascii_lowercase();
        let name = Some(event.process.name.as_str()).filter(|name| !name.is_empty())?.to_ascii_lowercase();
        Some(Self { host, pid: event.process.pid?.to_string(), name, at: at? })
    }

    /// As an index knows it, `slots` slots of time away. A slot is as long as two records of one run can lie apart, so it
    /// holds one first record at most, and those in reach lie in it or next to it.
    fn slot<T>(&self, slots: i64, look: impl FnOnce(&[&str]) -> T) -> T {
        let slot = self.at.div_euclid(SAME_RUN_NS).saturating_add(slots).to_string();
        look(&[&self.host, &self.pid, &self.name, &slot])
    }
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
            Some(seen) => {
                let sources = &mut self.report.summary.sources;
                sources.insert(seen.source, 1 + sources.get(seen.source).unwrap_or(&0));
            }
            None => self.report.summary.unrecognized += 1,
        }
    }

    /// Counts one process start and what its record lacks.
    pub(crate) fn start(&mut self, start: &Start) {
        let (event, summary) = (&start.event, &mut self.report.summary);
        summary.process_starts += 1;
        summary.coverage.without_command_line += u64::from(event.process.command_line.is_none());
        summary.coverage.without_parent += u64::from(event.parent.name.is_none() && event.parent.path.is_none());
        let Some((text, at)) = event.time.as_deref().and_then(|text| Some((text, time(text)?.ns))) else { return };
        if self.first.as_ref().is_none_or(|(first, _)| at < *first) {
            self.first = Some((at, text.to_owned()));
        }
        if self.last.as_ref().is_none_or(|(last, _)| at > *last) {
            self.last = Some((at, text.to_owned()));
        }
    }

    /// Takes one judged mofcomp start: a further record of a run that is known, or a finding.
    pub(crate) fn judged(&mut self, judged: Judged) {
        self.report.summary.mofcomp_starts += 1;
        let Judged { finding, cim, hits, at } = judged;
        let counts = finding.suppressed_by.is_none() && matched(&finding.rules, RuleId::Splunk);
        if counts && !self.activity.add(&cim, finding.event.time.as_deref()) {
            self.report.summary.truncated = Some(true);
        }
        let key = RunKey::of(&finding.event, at);
        if let Some(index) = key.as_ref().and_then(|key| self.run_of(key))
            && let (Some(known), Some(kept)) = (self.report.findings.get_mut(index), self.kept.get_mut(index))
        {
            self.report.summary.duplicates += 1;
            return merge(known, &mut kept.hits, finding, hits);
        }
        let index = self.report.findings.len();
        if let Some(key) = key {
            key.slot(0, |key| self.runs.place(key, index));
        }
        self.report.findings.push(finding);
        self.kept.push(Kept { hits, cim, at });
    }

    /// The first finding within reach of that start.
    fn run_of(&self, key: &RunKey) -> Option<usize> {
        let known = (-1..=1).filter_map(|slots| key.slot(slots, |key| self.runs.get(key)));
        let near = |index: &usize| {
            let first = self.kept.get(*index).and_then(|kept| kept.at);
            first.is_some_and(|first| first.abs_diff(key.at) <= SAME_RUN_NS.unsigned_abs())
        };
        known.filter(near).min()
    }

    /// Takes one problem; `malformed` when a stretch of input was lost to it.
    pub(crate) fn problem(&mut self, problem: Problem, malformed: bool) {
        self.report.summary.malformed += u64::from(malformed);
        match self.report.problems.len() < MOST_PROBLEMS {
            true => self.report.problems.push(problem),
            false => self.report.summary.truncated = Some(true),
        }
    }

    /// The report. `bytes` is how many were given.
    pub(crate) fn finish(self, bytes: u64) -> Report {
        let mut report = self.report;
        report.activity = self.activity.rows();
        report.entities = entities(&report.findings, &self.kept);
        let summary = &mut report.summary;
        summary.bytes = bytes;
        summary.suppressed = report.findings.iter().filter(|finding| finding.suppressed_by.is_some()).count() as u64;
        summary.first_time = self.first.map(|(_, text)| text);
        summary.last_time = self.last.map(|(_, text)| text);
        report
    }
}
