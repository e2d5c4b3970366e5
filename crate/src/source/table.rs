//! All sources, in the order in which they are tried: the first that recognises a record has it.

use super::draft::{Brief, Draft};
use super::hints::{around, time_around};
use super::{Seen, Source, Start, asim, crowdstrike, defender, ecs, endgame, ocsf, splunk, udm, windows};
use crate::input::peel::Turn;
use crate::input::record::Record;

const SOURCES: &[Source] = &[
    ocsf::SOURCE,
    udm::SOURCE,
    asim::SOURCE,
    defender::SOURCE,
    crowdstrike::SOURCE,
    endgame::SOURCE,
    ecs::SOURCE,
    windows::SOURCE,
    splunk::SOURCE,
];

/// The first source that knows the record.
pub(crate) fn recognise(record: &Record<'_>) -> Option<(Seen, &'static Source)> {
    SOURCES.iter().find_map(|source| (source.recognise)(record).map(|seen| (seen, source)))
}

/// As [`recognise`], with the record as its source found it. Some carriers change the case of keys; that is asked for
/// last, as it could confuse what the exact case tells apart.
pub(crate) fn known<'d>(record: &Record<'d>, turn: Turn) -> Option<((Seen, &'static Source), Record<'d>)> {
    let exact = (turn != Turn::Last).then(|| Some((recognise(record)?, *record)));
    let folded = || {
        let folded = (turn != Turn::First).then(|| record.folded())?;
        Some((recognise(&folded)?, folded))
    };
    exact.flatten().or_else(folded)
}

/// Reads a record that this source recognised as a start.
pub(crate) fn read((seen, source): (Seen, &Source), record: &Record<'_>) -> Start {
    let mut draft = Draft::new(seen.source);
    (source.fill)(record, &mut draft);
    let mut start = draft.finish();
    (source.views)(record, &mut start);
    around(&mut start.event, record);
    start
}

/// Reads of such a record only what every start is asked for. `is_sought` knows the names that are looked for.
pub(crate) fn brief((seen, source): (Seen, &Source), record: &Record<'_>, is_sought: fn(&str) -> bool) -> Brief {
    let mut draft = Draft::brief(seen.source, is_sought);
    (source.fill)(record, &mut draft);
    let brief = draft.finish_brief();
    Brief { time: brief.time.or_else(|| time_around(record).map(|(_, time)| time.known())), ..brief }
}
