//! All sources, in the order in which they are tried: the first that recognises a record has it.

use super::hints::around;
use super::{Seen, Source, Start, asim, crowdstrike, defender, ecs, endgame, ocsf, splunk, udm, windows};
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

/// Reads a record that this source recognised as a start.
pub(crate) fn read(source: &Source, record: &Record<'_>) -> Start {
    let mut start = (source.read)(record);
    around(&mut start.event, record);
    start
}
