//! Where each carrier keeps what, as data: a file and a line here per carrier, and nothing else knows of it.

mod azure;
mod bare;
mod embedded;
mod event_data;
mod evtxecmd;
mod get_winevent;
mod hayabusa;
mod logscale;
mod nxlog;
mod security_event;
mod splunk_row;
mod tree;
mod wazuh;
mod winlog;
pub(super) mod xml;

use super::head::{Text, text_of};
use super::pairs::{HOST, Pairs, TIME, UTC};
use crate::input::json::Json;
use crate::source::draft::Field;

/// Paths to try in turn, each a list of keys.
type Paths = &'static [&'static [&'static str]];

/// One carrier.
pub(super) struct Carrier {
    /// Keys of the record one of which it must have: a glance that rules most carriers out.
    keys: &'static [&'static str],
    provider: Paths,
    guid: Paths,
    id: Paths,
    channel: Paths,
    /// Time known to be UTC.
    utc: Paths,
    /// Time whose zone its text tells.
    time: Paths,
    host: Paths,
    /// Adds the event's data under the names that the event gives it.
    data: for<'d> fn(Json<'d>, &mut Pairs<'d>),
}

/// A carrier with nothing filled in, to start from.
const NOTHING: Carrier = Carrier {
    keys: &[],
    provider: &[],
    guid: &[],
    id: &[],
    channel: &[],
    utc: &[],
    time: &[],
    host: &[],
    data: |_, _| {},
};

/// In the order in which they are tried: what is wrapped tightly first, bare field names last.
const CARRIERS: &[Carrier] = &[
    tree::WRAPPED,
    tree::BARE,
    winlog::BEAT,
    winlog::OLD_BEAT,
    wazuh::CARRIER,
    evtxecmd::CARRIER,
    hayabusa::CARRIER,
    security_event::CARRIER,
    event_data::CARRIER,
    get_winevent::CARRIER,
    splunk_row::CARRIER,
    nxlog::CARRIER,
    azure::CARRIER,
    logscale::CARRIER,
    bare::CARRIER,
];

/// The first carrier in whose shape the record names an event.
pub(super) fn of(record: Json<'_>) -> Option<&'static Carrier> {
    let mut candidates = CARRIERS.iter().filter(|carrier| carrier.keys.iter().any(|name| record.has(name)));
    candidates.find(|carrier| carrier.holds(record))
}

impl Carrier {
    /// Whether the record has an event id where this carrier keeps it; a carrier that knows of no provider takes whatever
    /// has its keys.
    fn holds(&self, record: Json<'_>) -> bool {
        self.provider.is_empty() || self.id(record).is_some()
    }

    pub(super) fn id<'d>(&self, record: Json<'d>) -> Text<'d> {
        text_at(record, self.id)
    }

    pub(super) fn provider<'d>(&self, record: Json<'d>) -> Text<'d> {
        text_at(record, self.provider)
    }

    pub(super) fn guid<'d>(&self, record: Json<'d>) -> Text<'d> {
        text_at(record, self.guid)
    }

    pub(super) fn channel<'d>(&self, record: Json<'d>) -> Text<'d> {
        text_at(record, self.channel)
    }

    /// The event's data, with its time and host as far as they are wanted.
    pub(super) fn pairs<'d>(&self, record: Json<'d>, wants: &dyn Fn(Field) -> bool) -> Pairs<'d> {
        let mut pairs = Pairs::like(record);
        let around = [(Field::UtcTime, UTC, self.utc), (Field::Time, TIME, self.time), (Field::Host, HOST, self.host)];
        for (field, name, paths) in around {
            if wants(field)
                && let Some((path, value)) = value_at(record, paths)
            {
                pairs.at_path(name, value, path);
            }
        }
        (self.data)(record, &mut pairs);
        pairs
    }
}

fn value_at<'d>(record: Json<'d>, paths: Paths) -> Option<(&'static [&'static str], Json<'d>)> {
    paths.iter().find_map(|path| at(record, path).filter(|v| text_of(*v).is_some()).map(|value| (*path, value)))
}

fn text_at<'d>(record: Json<'d>, paths: Paths) -> Text<'d> {
    paths.iter().find_map(|path| text_of(at(record, path)?))
}

/// What stands at a path, nested or as one dotted key.
fn at<'d>(record: Json<'d>, path: &[&str]) -> Option<Json<'d>> {
    // Only where there is such a key at all is the name worth its making.
    let is_branch = || path.len() > 1 && path.first().is_some_and(|first| record.has_branch(first));
    record.path(path).or_else(|| is_branch().then(|| record.get(&path.join("."))).flatten())
}
