//! What one mofcomp start brings to a report: everything that is known of its record alone.

use serde::Serialize;

use super::activity::rows;
use super::entity::{Name, names};
use super::memo::{Memo, SAME_RUN_NS};
use super::{ActivityRow, Finding, RuleId};
use crate::event::ProcessStart;
use crate::judge::{Judged, matched};
use crate::score::Answer;

/// One judged start on its way into a report. A report is made of the sightings in input order, wherever each was judged:
/// nothing in here knows of any other record.
#[derive(Debug, Serialize)]
pub(crate) struct Sighting {
    /// The finding that it makes if it joins no other.
    pub(super) finding: Finding,
    pub(super) memo: Memo,
    /// Where to look for the run that it may be a record of; none when it shares too little with any other.
    pub(super) near: Option<Near>,
    /// What it counts for in the activity, each with its own count and times.
    pub(super) rows: Vec<ActivityRow>,
    /// Whose risk it raises once its finding counts.
    pub(super) names: Vec<Name>,
    /// Rows were left out.
    #[serde(skip)]
    pub(crate) cut: bool,
}

/// The keys of the slots of time around a start, of one host, pid and name: the slot before, its own, the next. A slot is
/// as long as two records of one run can lie apart, so it holds one first record at most, and those in reach lie in one
/// of the three.
pub(super) type Near = [String; 3];

impl Sighting {
    pub(crate) fn of(judged: Judged) -> Self {
        let Judged { finding, cim, hits, at } = judged;
        let time = finding.event.time.as_deref();
        let counts = finding.suppressed_by.is_none() && matched(&finding.rules, RuleId::Splunk);
        let (rows, cut) = if counts { rows(&cim, time) } else { (Vec::new(), false) };
        let names = names(&finding, &cim);
        let answers = finding.rules.iter().map(Answer::of).collect();
        let near = at.and_then(|at| near(&finding.event, at));
        Self { memo: Memo::new(at, answers, hits), near, rows, names, cut, finding }
    }
}

/// None when the record lacks one of the four: then it is a run of its own.
fn near(event: &ProcessStart, at: i64) -> Option<Near> {
    let host = event.host.as_deref().filter(|host| !host.is_empty())?;
    let name = Some(event.process.name.as_str()).filter(|name| !name.is_empty())?;
    let own = at.div_euclid(SAME_RUN_NS);
    // The numbers stand first: no two records make the same key of different parts, whatever the texts hold.
    let key = format!("{}:{}:{host}:{name}", event.process.pid?, host.len()).to_ascii_lowercase();
    Some([own - 1, own, own + 1].map(|slot| format!("{slot}:{key}")))
}
