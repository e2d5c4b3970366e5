//! Collects what a scan sees and makes the report of it.

use std::collections::BTreeMap;

use super::activity::Activity;
use super::entity::entities;
use super::merge::merge;
use super::{Problem, Report, RuleId};
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
    /// The findings that further records can join.
    runs: BTreeMap<RunKey, usize>,
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

/// Host, pid, file name and start: what the records of one run share.
type RunKey = (String, u64, String, i64);

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
        let key = run_key(&finding.event, at);
        if let Some(index) = key.as_ref().and_then(|key| self.run_of(key))
            && let (Some(known), Some(kept)) = (self.report.findings.get_mut(index), self.kept.get_mut(index))
        {
            self.report.summary.duplicates += 1;
            return merge(known, &mut kept.hits, finding, hits);
        }
        let index = self.report.findings.len();
        self.runs.extend(key.map(|key| (key, index)));
        self.report.findings.push(finding);
        self.kept.push(Kept { hits, cim, at });
    }

    /// The first finding within reach of that start.
    fn run_of(&self, (host, pid, name, at): &RunKey) -> Option<usize> {
        let key = |at: i64| (host.clone(), *pid, name.clone(), at);
        let reach = key(at.saturating_sub(SAME_RUN_NS))..=key(at.saturating_add(SAME_RUN_NS));
        self.runs.range(reach).map(|(_, index)| *index).min()
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

/// None when the record lacks one of the four: then it is a run of its own.
fn run_key(event: &crate::event::ProcessStart, at: Option<i64>) -> Option<RunKey> {
    let host = event.host.as_deref().filter(|host| !host.is_empty())?.to_ascii_lowercase();
    let name = Some(event.process.name.as_str()).filter(|name| !name.is_empty())?.to_ascii_lowercase();
    Some((host, event.process.pid?, name, at?))
}
