//! Context around a run, as data: what raises the score and what lowers it. A file per theme, a row per signal.

mod account;
mod call;
mod evasion;
mod factor;
mod host;
mod image;
mod mitigation;
mod mof;
mod parent;
mod path;
mod run;
mod switches;
#[cfg(test)]
mod tests;

pub(crate) use factor::{Effect, Factor, Hit};
pub(crate) use image::is_mofcomp;
pub(crate) use run::Run;

use crate::text::clip;

pub(crate) const THEMES: [&[Factor]; 7] = [
    image::FACTORS,
    parent::FACTORS,
    account::FACTORS,
    switches::FACTORS,
    mof::FACTORS,
    evasion::FACTORS,
    mitigation::FACTORS,
];

/// What was seen is cut at this many characters: it ends a sentence.
const LONGEST_SEEN: usize = 200;

/// Everything seen, signals first. `splunk` when the Splunk rule matched, whose clauses may express a signal already.
pub(crate) fn hits(run: &Run<'_>, splunk: bool) -> Vec<Hit> {
    let factors = THEMES.into_iter().flatten();
    let hit = |factor: &'static Factor| {
        let seen = clip(&(factor.seen)(run)?, LONGEST_SEEN);
        let covered = match factor.effect {
            Effect::Raises { clause: Some(clause) } => splunk && clause(run),
            _ => false,
        };
        Some(Hit { factor, seen, covered })
    };
    factors.filter_map(hit).collect()
}
