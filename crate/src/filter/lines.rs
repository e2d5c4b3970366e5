//! Which lines are looked at, and what becomes of them.

use memchr::memrchr;

use super::annotate::annotate;
use super::bulk::{Action, Bulk, Name};
use super::line::behind_line;
use super::verdict::Judge;
use super::{FilterOptions, FilterStats, OnMalformed};
use crate::exception::Exceptions;

/// See the module.
#[derive(Debug)]
pub(super) struct Lines {
    options: FilterOptions,
    /// Longest line that is read, without its end.
    pub(super) limit: usize,
    judge: Judge,
    bulk: Bulk,
    pub(super) stats: FilterStats,
}

impl Lines {
    pub(super) fn new(options: FilterOptions, exceptions: Exceptions, limit: usize) -> Self {
        let judge = Judge::new(exceptions, options, limit);
        Self { options, limit, judge, bulk: Bulk::default(), stats: FilterStats::default() }
    }

    /// Lines that are complete; the last of the input may lack its end.
    pub(super) fn whole(&mut self, text: &[u8], out: &mut Vec<u8>) {
        let mut at = 0;
        while let Some((start, end)) = self.next_long(text, at) {
            self.within_limit(text.get(at..start).unwrap_or_default(), out);
            self.long(text.get(start..end).unwrap_or_default(), out);
            at = end;
        }
        self.within_limit(text.get(at..).unwrap_or_default(), out);
    }

    /// The first line from `at` on that is above the limit. Looks at a few bytes in as many as the limit.
    fn next_long(&self, text: &[u8], mut at: usize) -> Option<(usize, usize)> {
        let limit = self.limit;
        while let Some(head) = text.get(at..=at.saturating_add(limit)) {
            match memrchr(b'\n', head) {
                Some(end) => at += end + 1,
                None => return Some((at, behind_line(text, at + limit))),
            }
        }
        None
    }

    fn within_limit(&mut self, text: &[u8], out: &mut Vec<u8>) {
        let mut at = 0;
        while let Some(hit) = mofcomp_bytes::find(text.get(at..).unwrap_or_default()) {
            let before = text.get(at..at + hit).unwrap_or_default();
            let start = at + memrchr(b'\n', before).map_or(0, |end| end + 1);
            let end = behind_line(text, at + hit);
            self.bulk.pass(text.get(at..start).unwrap_or_default());
            self.hit(text.get(start..end).unwrap_or_default(), out);
            at = end;
        }
        self.bulk.pass(text.get(at..).unwrap_or_default());
    }

    /// A line that may hold a run.
    fn hit(&mut self, line: &[u8], out: &mut Vec<u8>) {
        let Some(action) = self.bulk.before(line) else { return };
        self.stats.read += 1;
        let judged = self.judge.line(line);
        self.stats.mofcomp_starts += judged.starts;
        self.stats.malformed += u64::from(judged.lost);
        let open = judged.lost && self.options.on_malformed == OnMalformed::Pass;
        if !judged.passes && !open {
            return;
        }
        self.stats.passed += 1;
        out.extend_from_slice(action.line());
        match judged.verdict {
            Some(verdict) => annotate(line, action.name() == Some(Name::Update), &verdict, out),
            None => out.extend_from_slice(line),
        }
    }

    /// A line above the limit, or its beginning: too much to hold until it is known what it is.
    pub(super) fn long(&mut self, beginning: &[u8], out: &mut Vec<u8>) {
        let action = self.bulk.document();
        self.stats.malformed += 1;
        if self.options.on_malformed == OnMalformed::Pass {
            self.stats.passed += 1;
            out.extend_from_slice(action.line());
            out.extend_from_slice(beginning);
        }
    }

    /// More of such a line.
    pub(super) fn more_of_long(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        if self.options.on_malformed == OnMalformed::Pass {
            out.extend_from_slice(bytes);
        }
    }
}

/// No action stands before most documents.
trait Line {
    fn line(&self) -> &[u8];
    fn name(&self) -> Option<Name>;
}

impl Line for Option<Action> {
    fn line(&self) -> &[u8] {
        self.as_ref().map_or(&[], |action| &action.line)
    }

    fn name(&self) -> Option<Name> {
        self.as_ref().map(|action| action.name)
    }
}
