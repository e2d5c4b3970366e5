//! One mofcomp start to one finding: rules, signals, score, exceptions.

use crate::exception::Exceptions;
use crate::mask;
use crate::report::{Finding, Location, Occurrence, RuleId, RuleResult};
use crate::rule::{RULES, Subject};
use crate::score::{Answer, Score};
use crate::signal::{self, Hit, Run};
use crate::source::transform::time;
use crate::source::{Cim, Start};

/// A finding of one record, with what the report needs beyond it.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// The finding, its only occurrence included.
    pub(crate) finding: Finding,
    /// The row that Splunk would group, without secrets.
    pub(crate) cim: Cim,
    /// What went into the score beside the rules, to be added up anew when further records of the run come.
    pub(crate) hits: Vec<Hit>,
    /// When it started, in nanoseconds since 1970.
    pub(crate) at: Option<i64>,
}

/// Judges one start of mofcomp: its image is named so, or its version resource says so. The rules, signals and exceptions see it as it is; what is kept of
/// it holds no password.
pub(crate) fn judge(start: Start, location: Location, exceptions: &Exceptions) -> Judged {
    let masked = mask::start(&start);
    let shown = masked.as_ref().unwrap_or(&start);
    let subject = Subject::new(&start, shown);
    let rules: Vec<RuleResult> = RULES.iter().map(|rule| rule.judge(&subject)).collect();
    let hits = signal::hits(&Run::new(&start.event, &subject.happened), matched(&rules, RuleId::Splunk));
    let suppressed_by = exceptions.suppress(&start.event).map(str::to_owned);
    let answers: Vec<Answer> = rules.iter().map(Answer::of).collect();
    let Score { score, severity, contributions } = Score::of(&answers, &hits);
    let fires = rules.iter().filter(|rule| rule.fires).map(|rule| rule.id).collect();
    let Start { source, event, cim, .. } = masked.unwrap_or(start);
    let at = event.time.as_deref().and_then(time).map(|time| time.ns);
    let occurrences = vec![Occurrence { source, location, fires }];
    let finding =
        Finding { score, severity, rules, contributions, event, source, location, occurrences, suppressed_by };
    Judged { finding, cim, hits, at }
}

/// Whether that rule matched.
pub(crate) fn matched(rules: &[RuleResult], id: RuleId) -> bool {
    rules.iter().any(|rule| rule.id == id && rule.matched)
}
