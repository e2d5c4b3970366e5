//! The two rules as data, one evaluator and one explainer. One file per rule; one line in the table here.

mod elastic;
mod evaluate;
mod happened;
mod node;
mod splunk;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

pub(crate) use happened::Happened;
pub(crate) use node::Compare;
pub(crate) use splunk::PATHS as SPLUNK_PATHS;
pub(crate) use verdict::{Rule, Subject};

use crate::report::RuleInfo;

/// All rules, in the order of reports.
pub(crate) static RULES: [Rule; 2] = [splunk::RULE, elastic::RULE];

static INFOS: [RuleInfo; 2] = [splunk::INFO, elastic::INFO];

/// The facts of both rules, Splunk first.
#[must_use]
pub fn rules() -> &'static [RuleInfo] {
    &INFOS
}
