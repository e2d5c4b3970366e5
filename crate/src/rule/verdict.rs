//! One rule on one start: does its logic hold for what happened, would it have fired, and why do the two differ?

use super::evaluate::{decide, evaluate, explain, leaves};
use super::happened::Happened;
use super::node::{Node, Views};
use crate::event::SourceId;
use crate::report::{ClauseResult, RuleInfo, RuleResult};
use crate::source::Start;

/// A published rule.
pub(crate) struct Rule {
    /// Its facts.
    pub(crate) info: RuleInfo,
    /// What it tests.
    pub(crate) tree: Node,
    /// Why its backend does not have the record at all.
    pub(crate) out_of_reach: for<'s> fn(Views<'s>) -> Option<&'s str>,
    /// Why what the backend holds decides otherwise than what happened, in one sentence.
    pub(crate) why: fn(&Difference<'_>) -> String,
    /// Its message, filled in.
    pub(crate) message: fn(&Start) -> String,
}

/// The test that decides otherwise on what the backend holds.
pub(crate) struct Difference<'s> {
    /// The field that it tests.
    pub(crate) field: &'static str,
    /// The sensor.
    pub(crate) source: SourceId,
    /// What the backend holds in that field, as it may be shown; empty when it is missing.
    pub(crate) held: &'s [String],
    /// What happened, as it may be shown; empty when the log does not say.
    pub(crate) happened: &'s [String],
    /// The rule fires, though what happened does not match.
    pub(crate) fires: bool,
}

/// One start as it is and as it may be shown, which differ in secrets alone.
pub(crate) struct Subject<'s> {
    pub(crate) start: &'s Start,
    pub(crate) happened: Happened,
    pub(crate) shown: &'s Start,
    pub(crate) happened_shown: Happened,
}

impl<'s> Subject<'s> {
    pub(crate) fn new(start: &'s Start, shown: &'s Start) -> Self {
        Self { start, happened: Happened::of(&start.event), shown, happened_shown: Happened::of(&shown.event) }
    }
}

fn held(start: &Start) -> Views<'_> {
    Views { ecs: &start.ecs, cim: &start.cim }
}

impl Rule {
    /// Whether the rule's logic holds for what happened.
    pub(crate) fn matches(&self, happened: &Happened) -> bool {
        evaluate(&self.tree, happened.views())
    }

    /// The whole answer.
    pub(crate) fn judge(&self, subject: &Subject<'_>) -> RuleResult {
        let reach = (self.out_of_reach)(held(subject.start));
        let matched = self.matches(&subject.happened);
        let fires = reach.is_none() && evaluate(&self.tree, held(subject.start));
        let differ = matched != fires;
        RuleResult {
            id: self.info.id,
            matched,
            fires,
            gap: differ.then(|| reach.map_or_else(|| self.gap(subject, fires), str::to_owned)),
            risk: self.info.risk,
            severity: self.info.severity,
            message: (self.message)(subject.shown),
            explanation: explain(&self.tree, subject.happened.views(), subject.happened_shown.views()),
            fires_explanation: differ.then(|| self.explain_held(subject, reach)),
        }
    }

    /// The clauses on what the backend holds; when it has no such record, only that.
    fn explain_held(&self, subject: &Subject<'_>, reach: Option<&str>) -> ClauseResult {
        match reach {
            None => explain(&self.tree, held(subject.start), held(subject.shown)),
            Some(_) => ClauseResult {
                text: "the record is in the data that the rule searches",
                result: false,
                actual: Some(vec![subject.start.source.as_str().to_owned()]),
                children: None,
            },
        }
    }

    /// Finds the test whose other answer on what the backend holds turns the whole; else the first that differs.
    fn gap(&self, subject: &Subject<'_>, fires: bool) -> String {
        let (was, now) = (subject.happened.views(), held(subject.start));
        let differing: Vec<_> = leaves(&self.tree).into_iter().filter(|l| l.holds(was) != l.holds(now)).collect();
        let turns = |one: &super::node::Leaf| {
            fires == decide(&self.tree, &|leaf| leaf.holds(if std::ptr::eq(leaf, one) { now } else { was }))
        };
        let Some(leaf) = differing.iter().find(|leaf| turns(leaf)).or(differing.first()) else { return String::new() };
        (self.why)(&Difference {
            field: leaf.field.name,
            source: subject.start.source,
            held: (leaf.field.values)(held(subject.shown)),
            happened: (leaf.field.values)(subject.happened_shown.views()),
            fires,
        })
    }
}
