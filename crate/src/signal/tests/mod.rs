#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod rows;
mod stories;
mod table;

use crate::exception::Exceptions;
use crate::judge::{judge, matched};
use crate::report::{Finding, Location, RuleId, Severity};
use crate::sample::{CMD, EXPLORER, Field, security, start, sysmon};
use crate::source::Start;

fn finding(start: Start) -> Finding {
    judge(start, Location::default(), &Exceptions::default()).finding
}

/// Ids of signals and mitigations, `!` before those that did not count.
fn seen(finding: &Finding) -> Vec<String> {
    let context = finding.contributions.iter().skip_while(|c| c.kind == crate::report::ContributionKind::Rule);
    context.map(|c| format!("{}{}", if c.counted { "" } else { "!" }, c.id)).collect()
}

fn of(start: Start) -> Vec<String> {
    seen(&finding(start))
}

/// A run from the image's own place by an unremarkable parent.
fn run(line: &str) -> Start {
    sysmon(EXPLORER, line)
}

fn with(mut start: Start, change: impl FnOnce(&mut Start)) -> Start {
    change(&mut start);
    start
}

const WBEM: &str = r"C:\Windows\System32\wbem\";
