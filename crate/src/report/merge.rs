//! Two records of one run to one finding.

use super::{Finding, RuleResult};
use crate::score::Score;
use crate::signal::Hit;

/// Adds a further record of the run to what is known of it.
///
/// The finding keeps its first record's event, source, location and suppression. What only the further record could
/// tell counts as well: a rule matches or fires if it does on any record, and the signals of all records go into the
/// score. So the order of the records does not decide it.
pub(super) fn merge(known: &mut Finding, known_hits: &mut Vec<Hit>, new: Finding, new_hits: Vec<Hit>) {
    for (rule, new) in known.rules.iter_mut().zip(new.rules) {
        merge_rule(rule, new);
    }
    for hit in new_hits {
        match known_hits.iter_mut().find(|known| known.factor.id == hit.factor.id) {
            Some(known) => known.covered |= hit.covered,
            None => known_hits.push(hit),
        }
    }
    known.occurrences.extend(new.occurrences);
    Score { score: known.score, severity: known.severity, contributions: known.contributions } =
        Score::of(&known.rules, known_hits);
}

/// Takes the explanation of a record that shows the answer for the whole run.
fn merge_rule(known: &mut RuleResult, new: RuleResult) {
    let (matched, fires) = (known.matched || new.matched, known.fires || new.fires);
    let shows = |rule: &RuleResult| rule.matched == matched && rule.fires == fires;
    if !shows(known) && (shows(&new) || (new.matched && !known.matched)) {
        *known = new;
    }
    (known.matched, known.fires) = (matched, fires);
    if matched == fires {
        (known.gap, known.fires_explanation) = (None, None);
    }
}
