//! All sources, in the order in which they are tried: the first that recognises a record has it.

use super::draft::{Brief, Draft};
use super::hints::{around, time_around};
use super::{Seen, Source, Start, asim, crowdstrike, defender, ecs, endgame, ocsf, splunk, udm, windows};
use crate::event::ProcessStart;
use crate::input::peel::Turn;
use crate::input::reader::Token;
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

/// What was known so far, each by a number.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// With whether the keys had to be taken in any case.
    all: Vec<(Seen, &'static Source, bool)>,
}

impl Known {
    /// The number of what the record is. Some carriers change the case of keys; that is asked for last, as it could
    /// confuse what the exact case tells apart.
    pub(crate) fn token(&mut self, record: &Record<'_>, turn: Turn) -> Option<Token> {
        let exact = (turn != Turn::Last).then(|| recognise(record)).flatten();
        let folded = || recognise(&(turn != Turn::First).then(|| record.folded())?);
        let ((seen, source), fold) =
            exact.map(|known| (known, false)).or_else(|| folded().map(|known| (known, true)))?;
        let is = |known: &(Seen, &Source, bool)| known.0 == seen && std::ptr::eq(known.1, source) && known.2 == fold;
        let place = self.all.iter().position(is).unwrap_or(self.all.len());
        if place == self.all.len() {
            self.all.push((seen, source, fold));
        }
        Some(Token(place as u32))
    }

    /// What such a record is.
    pub(crate) fn seen(&self, token: Token) -> Option<Seen> {
        self.all.get(token.0 as usize).map(|(seen, ..)| *seen)
    }

    /// What such a record is, and the record as its source finds it.
    pub(crate) fn of<'d>(&self, token: Token, record: &Record<'d>) -> Option<((Seen, &'static Source), Record<'d>)> {
        let &(seen, source, fold) = self.all.get(token.0 as usize)?;
        Some(((seen, source), if fold { record.folded() } else { *record }))
    }
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

/// Reads of such a record only what the rules test: those fields are as [`read`] reads them, the others are empty.
pub(crate) fn for_rules((seen, source): (Seen, &Source), record: &Record<'_>) -> ProcessStart {
    let mut draft = Draft::for_rules(seen.source);
    (source.fill)(record, &mut draft);
    draft.finish_for_rules()
}

/// Reads of such a record only what every start is asked for. `is_sought` knows the names that are looked for.
pub(crate) fn brief((seen, source): (Seen, &Source), record: &Record<'_>, is_sought: fn(&str) -> bool) -> Brief {
    let mut draft = Draft::brief(seen.source, is_sought);
    (source.fill)(record, &mut draft);
    let brief = draft.finish_brief();
    Brief { time: brief.time.or_else(|| time_around(record).map(|(_, time)| time.known())), ..brief }
}
