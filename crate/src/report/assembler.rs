//! Makes a report of sightings, problems and counts, given in input order. `web/detector/assemble.ts` does the same in
//! JavaScript, where the findings of the module go; the cases hold the two to the same bytes.

use std::collections::HashMap;

use super::activity::Activity;
use super::counts::{Counts, MOST_PROBLEMS};
use super::entity::{Name, entities};
use super::memo::{Joined, Memo};
use super::sighting::Sighting;
use super::{Finding, Output, Problem, Report};

/// A report in the making. Memory grows with findings and problems, never with records.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    findings: Vec<Finding>,
    kept: Vec<Kept>,
    /// The findings that further records can join, by slot.
    runs: HashMap<String, usize>,
    activity: Activity,
    problems: Vec<Problem>,
    duplicates: u64,
}

/// What the report itself does not hold of a finding.
#[derive(Debug)]
struct Kept {
    memo: Memo,
    names: Vec<Name>,
}

impl Output for Assembler {
    fn sighting(&mut self, sighting: Sighting) {
        let Sighting { finding, memo, near, rows, names, .. } = sighting;
        for row in rows {
            self.activity.add(row);
        }
        let mut known: Vec<usize> = near.iter().flatten().filter_map(|key| self.runs.get(key).copied()).collect();
        known.sort_unstable();
        for at in known {
            if let (Some(into), Some(kept)) = (self.findings.get_mut(at), self.kept.get_mut(at))
                && let Some(joined) = kept.memo.clone().join(memo.clone())
            {
                self.duplicates += 1;
                kept.memo = into.join(finding, joined);
                return;
            }
        }
        if let Some([_, own, _]) = near {
            self.runs.insert(own, self.findings.len());
        }
        self.findings.push(finding);
        self.kept.push(Kept { memo, names });
    }

    fn problem(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

impl Assembler {
    /// The report.
    pub(crate) fn finish(self, counts: Counts) -> Report {
        let Counts { mut summary, first, last, .. } = counts;
        summary.duplicates = self.duplicates;
        summary.suppressed = self.findings.iter().filter(|finding| finding.suppressed_by.is_some()).count() as u64;
        summary.first_time = first.map(|moment| moment.text);
        summary.last_time = last.map(|moment| moment.text);
        let names = self.kept.iter().map(|kept| (kept.names.as_slice(), kept.memo.at));
        let entities = entities(&self.findings, names);
        Report { findings: self.findings, activity: self.activity.rows, entities, summary, problems: self.problems }
    }
}

impl Finding {
    /// Takes in a further record of its run.
    fn join(&mut self, new: Finding, joined: Joined) -> Memo {
        for ((rule, new), to) in self.rules.iter_mut().zip(new.rules).zip(joined.rules) {
            if to.take {
                *rule = new;
            }
            (rule.matched, rule.fires) = (to.matched, to.fires);
            if to.matched == to.fires {
                (rule.gap, rule.fires_explanation) = (None, None);
            }
        }
        self.occurrences.extend(new.occurrences);
        (self.score, self.severity, self.contributions) = (joined.score, joined.severity, joined.contributions);
        joined.memo
    }
}
