//! Risk per user and per system, as Splunk's risk-based alerting adds it up.

use std::collections::BinaryHeap;

use super::builder::Kept;
use super::index::Index;
use super::{EntityRisk, EntityType, Finding, RuleId};
use crate::event::User;
use crate::judge::matched;
use crate::source::transform::{account, fold_name, well_known_sid};
use crate::text::is_any_fold;

/// 24 hours in nanoseconds.
const WINDOW_NS: i64 = 24 * 60 * 60 * 1_000_000_000;

/// An entity at a higher score is flagged.
const THRESHOLD: u64 = 100;

/// The entities with risk, in order of first appearance.
///
/// A finding counts when the Splunk rule matched and no exception suppresses it: what the rule's filter macro drops
/// makes no risk. `unknown` is no entity. A window holds what starts less than 24 hours after its first run. Runs
/// without a time are one group of their own, as Splunk gives such events the moment of reading.
pub(super) fn entities(findings: &[Finding], kept: &[Kept]) -> Vec<EntityRisk> {
    let mut found: Vec<Found> = Vec::new();
    let mut index = Index::default();
    for (nth, (finding, kept)) in findings.iter().zip(kept).enumerate() {
        let Some(risk) = risk(finding) else { continue };
        let names =
            [user_of(finding, kept), named(kept.cim.dest.as_deref()).map(|d| Name::new(EntityType::System, d, ""))];
        for name in names.into_iter().flatten() {
            let at = name.place(&mut index, found.len());
            if at == found.len() {
                found.push(Found { name, runs: Vec::new(), findings: Vec::new() });
            }
            if let Some(entity) = found.get_mut(at) {
                entity.runs.push((kept.at, risk));
                entity.findings.push(nth);
            }
        }
    }
    found.into_iter().map(Found::finish).collect()
}

/// The risk that a finding adds to its user and system.
fn risk(finding: &Finding) -> Option<u64> {
    let counts = finding.suppressed_by.is_none() && matched(&finding.rules, RuleId::Splunk);
    let rule = finding.rules.iter().find(|rule| rule.id == RuleId::Splunk)?;
    counts.then_some(u64::from(rule.risk))
}

/// What an entity is known by.
struct Name<'f> {
    kind: EntityType,
    name: &'f str,
    /// Of an account that every host has of its own; else empty.
    host: &'f str,
}

impl<'f> Name<'f> {
    fn new(kind: EntityType, name: &'f str, host: &'f str) -> Self {
        Self { kind, name, host }
    }

    fn place(&self, index: &mut Index, next: usize) -> usize {
        let kind = if self.kind == EntityType::User { "user" } else { "system" };
        index.place(&[kind, &fold_name(self.name), &fold_name(self.host)], next)
    }
}

/// The user, if the row names one. None also for a host's own account when the host is unknown.
fn user_of<'f>(finding: &'f Finding, kept: &'f Kept) -> Option<Name<'f>> {
    let user = named(kept.cim.user.as_deref())?;
    match is_of_the_host(user, &finding.event.user) {
        true => Some(Name::new(EntityType::User, user, named(kept.cim.dest.as_deref())?)),
        false => Some(Name::new(EntityType::User, user, "")),
    }
}

/// The value, unless it stands for none.
fn named(value: Option<&str>) -> Option<&str> {
    value.filter(|value| !is_any_fold(value, &["", "-", "unknown", "null"]))
}

/// Whether every host has an account of this name: SYSTEM and its like, services, the machine's own account.
fn is_of_the_host(name: &str, user: &User) -> bool {
    let sid = user.sid.as_deref().unwrap_or(name);
    let by_sid = is_any_fold(sid, &["S-1-5-18", "S-1-5-19", "S-1-5-20"])
        || ["S-1-5-80-", "S-1-5-82-", "S-1-5-90-", "S-1-5-96-"].iter().any(|family| sid.starts_with(family));
    let account = account(name);
    let domain = account.and_then(|a| a.domain).or(user.domain.as_deref()).unwrap_or_default();
    by_sid
        || name.ends_with('$')
        || account.and_then(well_known_sid).is_some()
        || is_any_fold(domain, &["NT SERVICE", "IIS APPPOOL", "Window Manager", "Font Driver Host"])
}

/// An entity in the making.
struct Found<'f> {
    name: Name<'f>,
    /// When, and how much.
    runs: Vec<(Option<i64>, u64)>,
    findings: Vec<usize>,
}

impl Found<'_> {
    fn finish(self) -> EntityRisk {
        let score = highest(&self.runs);
        EntityRisk {
            entity: self.name.name.to_owned(),
            kind: self.name.kind,
            host: Some(self.name.host.to_owned()).filter(|host| !host.is_empty()),
            score,
            flagged: score > THRESHOLD,
            findings: self.findings,
        }
    }
}

/// The highest sum in any window.
fn highest(runs: &[(Option<i64>, u64)]) -> u64 {
    let untimed: u64 = runs.iter().filter(|(at, _)| at.is_none()).map(|(_, risk)| risk).sum();
    // A heap sorts as well, and weighs a tenth of the standard library's sort.
    let timed: BinaryHeap<(i64, u64)> = runs.iter().filter_map(|&(at, risk)| Some((at?, risk))).collect();
    let timed = timed.into_sorted_vec();
    let (mut sum, mut best, mut oldest) = (0, untimed, timed.iter().peekable());
    for &(at, risk) in &timed {
        sum += risk;
        while let Some((_, gone)) = oldest.next_if(|(first, _)| at.saturating_sub(*first) >= WINDOW_NS) {
            sum -= gone;
        }
        best = best.max(sum);
    }
    best
}
