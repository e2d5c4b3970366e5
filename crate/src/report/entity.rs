//! Risk per user and per system, as Splunk's risk-based alerting adds it up.

use std::collections::HashMap;

use serde::Serialize;

use super::{EntityRisk, EntityType, Finding, RuleId};
use crate::event::User;
use crate::judge::matched;
use crate::rule::RULES;
use crate::source::Cim;
use crate::source::transform::{account, fold_name, well_known_sid};
use crate::text::is_any_fold;

/// 24 hours in nanoseconds.
const WINDOW_NS: i64 = 24 * 60 * 60 * 1_000_000_000;

/// An entity at a higher score is flagged.
const THRESHOLD: u64 = 100;

/// What an entity is known by.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Name {
    /// The same for every spelling of it.
    key: String,
    entity: String,
    #[serde(rename = "type")]
    kind: EntityType,
    /// Of an account that every host has of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
}

impl Name {
    fn new(kind: EntityType, entity: &str, host: Option<&str>) -> Self {
        let (folded, of) = (fold_name(entity), fold_name(host.unwrap_or_default()));
        let kind_of = if kind == EntityType::User { "user" } else { "system" };
        let key = format!("{kind_of}:{}:{folded}:{of}", folded.len());
        Self { key, entity: entity.to_owned(), kind, host: host.map(str::to_owned) }
    }
}

/// The user and the system of a run, as far as its row names them. `unknown` is no entity. None of a suppressed finding:
/// what the rule's filter macro drops makes no risk.
pub(super) fn names(finding: &Finding, cim: &Cim) -> Vec<Name> {
    if finding.suppressed_by.is_some() {
        return Vec::new();
    }
    let system = named(cim.dest.as_deref()).map(|dest| Name::new(EntityType::System, dest, None));
    [user_of(&finding.event.user, cim), system].into_iter().flatten().collect()
}

/// The user, if the row names one. None also for a host's own account when the host is unknown.
fn user_of(event_user: &User, cim: &Cim) -> Option<Name> {
    let user = named(cim.user.as_deref())?;
    match is_of_the_host(user, event_user) {
        true => Some(Name::new(EntityType::User, user, Some(named(cim.dest.as_deref())?))),
        false => Some(Name::new(EntityType::User, user, None)),
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

/// Whether a finding makes risk: the Splunk rule matched and no exception suppresses it.
fn counts(finding: &Finding) -> bool {
    finding.suppressed_by.is_none() && matched(&finding.rules, RuleId::Splunk)
}

/// The entities with risk, in order of first appearance. `names` and `times` are those of the findings' first records.
pub(super) fn entities<'n>(
    findings: &[Finding],
    names: impl Iterator<Item = (&'n [Name], Option<i64>)>,
) -> Vec<EntityRisk> {
    let mut found: Vec<(EntityRisk, Vec<Option<i64>>)> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (nth, (finding, (names, at))) in findings.iter().zip(names).enumerate() {
        for name in names.iter().filter(|_| counts(finding)) {
            let place = *index.entry(name.key.as_str()).or_insert(found.len());
            if place == found.len() {
                found.push((EntityRisk::named(name), Vec::new()));
            }
            if let Some((entity, times)) = found.get_mut(place) {
                entity.findings.push(nth);
                times.push(at);
            }
        }
    }
    let finish = |(entity, times): (EntityRisk, Vec<Option<i64>>)| {
        let mut timed: Vec<i64> = times.iter().flatten().copied().collect();
        timed.sort_unstable();
        let score = risk(&timed, times.len() - timed.len());
        EntityRisk { score, flagged: score > THRESHOLD, ..entity }
    };
    found.into_iter().map(finish).collect()
}

impl EntityRisk {
    fn named(name: &Name) -> Self {
        let Name { entity, kind, host, .. } = name.clone();
        Self { entity, kind, host, score: 0, flagged: false, findings: Vec::new() }
    }
}

/// The highest sum of the Splunk rule's risk in any 24 hours. A window holds what starts less than 24 hours after its
/// first run. Runs without a time are one group of their own, as Splunk gives such events the moment of reading.
/// `times`: of the others, in nanoseconds, in order.
pub(crate) fn risk(times: &[i64], untimed: usize) -> u64 {
    let (mut best, mut oldest) = (untimed, times.iter().enumerate().peekable());
    for (nth, at) in times.iter().enumerate() {
        while oldest.next_if(|(_, first)| at.saturating_sub(**first) >= WINDOW_NS).is_some() {}
        best = best.max(oldest.peek().map_or(0, |(first, _)| nth + 1 - first));
    }
    let each = RULES.iter().find(|rule| rule.info.id == RuleId::Splunk).map_or(0, |rule| rule.info.risk);
    best as u64 * u64::from(each)
}
