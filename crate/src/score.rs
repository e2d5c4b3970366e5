//! Rule risks, signals and mitigations to a score of 0 to 100, in integer arithmetic.

#[cfg(test)]
mod tests;

use crate::report::{Contribution, ContributionKind, RuleId, RuleInfo, RuleResult, Severity};
use crate::rule::RULES;
use crate::signal::{Effect, Hit};

/// The score of one run and everything that went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) score: u8,
    pub(crate) severity: Severity,
    pub(crate) contributions: Vec<Contribution>,
}

/// What a rule answers, without its reasons: all of it that the score needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) id: RuleId,
    pub(crate) matched: bool,
    pub(crate) fires: bool,
}

impl Answer {
    pub(crate) fn of(rule: &RuleResult) -> Self {
        Self { id: rule.id, matched: rule.matched, fires: rule.fires }
    }

    /// The published facts of the rule, if it says anything about this run.
    fn info(self) -> Option<&'static RuleInfo> {
        let spoke = self.matched || self.fires;
        RULES.iter().map(|rule| &rule.info).find(|info| spoke && info.id == self.id)
    }
}

impl Score {
    /// Rules first, then what raises, then what lowers.
    pub(crate) fn of(answers: &[Answer], hits: &[Hit]) -> Self {
        let base = answers.iter().filter_map(|answer| Some(answer.info()?.risk)).max();
        let mut contributions = rule_contributions(answers, base);
        let explained = |hit: &Hit| hits.iter().any(|other| other.explains(hit.factor.id));
        let present: Vec<&Hit> = hits.iter().filter(|hit| !explained(hit)).collect();
        let weightiest = present.iter().filter(|hit| hit.raises()).map(|hit| hit.factor.weight).max();
        contributions.extend(present.iter().map(|hit| hit.contribution(weightiest.unwrap_or(0))));
        let score = total(base, &contributions);
        Self { score, severity: severity(score), contributions }
    }
}

fn rule_contributions(answers: &[Answer], base: Option<u8>) -> Vec<Contribution> {
    let mut free = true;
    let one = |answer: &Answer| {
        let info = answer.info()?;
        let counted = free && Some(info.risk) == base;
        free &= !counted;
        let spoke = if answer.matched { "the rule matched" } else { "the rule fires" };
        let rest = if counted { "its own risk is the base of the score" } else { "counted by the rule of higher risk" };
        Some(Contribution {
            id: info.id.as_str(),
            kind: ContributionKind::Rule,
            weight: info.risk,
            counted,
            reason: format!("{spoke}; {rest}"),
            technique: info.attack.last().map(|attack| attack.technique),
            reference: Some(info.url),
        })
    };
    answers.iter().filter_map(one).collect()
}

impl Hit {
    fn raises(&self) -> bool {
        matches!(self.factor.effect, Effect::Raises { .. })
    }

    fn explains(&self, id: &str) -> bool {
        matches!(self.factor.effect, Effect::Lowers { explains, .. } if explains.contains(&id))
    }

    /// `weightiest`: the highest weight of a signal that is there.
    fn contribution(&self, weightiest: u8) -> Contribution {
        let (kind, not_counted) = match self.factor.effect {
            Effect::Raises { .. } => (
                ContributionKind::Signal,
                self.covered.then(|| "; counted by the clause of the Splunk rule that names the path".to_owned()),
            ),
            Effect::Lowers { void_at, .. } => (
                ContributionKind::Mitigation,
                (weightiest >= void_at).then(|| format!("; void, for a signal of {void_at} or more is there")),
            ),
        };
        Contribution {
            id: self.factor.id,
            kind,
            weight: self.factor.weight,
            counted: not_counted.is_none(),
            reason: format!("{}: {}{}", self.factor.reason, self.seen, not_counted.unwrap_or_default()),
            technique: self.factor.technique,
            reference: self.factor.reference,
        }
    }
}

/// `base`: the highest risk of a rule that matched or fires, if any did.
fn total(base: Option<u8>, contributions: &[Contribution]) -> u8 {
    let weights = |kind| contributions.iter().filter(move |c| c.counted && c.kind == kind).map(|c| c.weight);
    let harmless = Ratio::ONE.less(base.unwrap_or(0));
    let harmless = weights(ContributionKind::Signal).fold(harmless, Ratio::less);
    let score = weights(ContributionKind::Mitigation).fold(harmless.complement(), Ratio::less);
    score.percent().max(u8::from(base.is_some()))
}

/// Elastic's bands.
fn severity(score: u8) -> Severity {
    match score {
        0 => Severity::None,
        1..=21 => Severity::Low,
        22..=47 => Severity::Medium,
        48..=73 => Severity::High,
        _ => Severity::Critical,
    }
}

/// A part of one, exactly: the weights are multiples of 5, so each factor is a number of twentieths, and 26 of them fit
/// beside a base, more than there are rows that can be seen together.
#[derive(Debug, Clone, Copy)]
struct Ratio {
    part: u128,
    of: u128,
}

impl Ratio {
    const ONE: Self = Self { part: 1, of: 1 };

    /// This without `percent` of it.
    fn less(self, percent: u8) -> Self {
        let left = u128::from(100u8.saturating_sub(percent));
        let divisor = common_divisor(left, 100);
        let (part, of) = (self.part.saturating_mul(left / divisor), self.of.saturating_mul(100 / divisor));
        let divisor = common_divisor(part, of);
        Self { part: part / divisor, of: of / divisor }
    }

    /// One without this.
    fn complement(self) -> Self {
        Self { part: self.of - self.part.min(self.of), of: self.of }
    }

    /// In percent, a half rounded up.
    fn percent(self) -> u8 {
        let doubled = self.part.saturating_mul(200).saturating_add(self.of);
        u8::try_from(doubled / self.of.saturating_mul(2)).map_or(100, |percent| percent.min(100))
    }
}

fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}
