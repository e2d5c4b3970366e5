//! Windows events in any carrier. A carrier (one small file and one line in [`carriers`]) knows where an event keeps
//! its provider, id, host, time and data; a mapper ([`sysmon`], [`security_4688`]) knows what the data means.

mod carriers;
mod head;
mod message;
mod pairs;
mod positional;
mod security_4688;
pub(in crate::source) mod splunk;
mod sysmon;
#[cfg(test)]
mod tests;
mod unnamed;

use head::{Head, Sensor};
use pairs::Pairs;

use super::draft::{Draft, Field};
use super::overlay::overlay;
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::record::{Body, Record};

/// Windows events.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Sysmon,
    Security,
    /// A start by the shape of its fields alone.
    Unnamed,
    /// Any other event.
    Other(SourceId),
}

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let (source, kind) = match what(record)? {
        What::Sysmon => (SourceId::Sysmon, Kind::Start),
        What::Security => (SourceId::WindowsSecurity, Kind::Start),
        What::Unnamed => (SourceId::Unknown, Kind::Start),
        What::Other(source) => (source, Kind::Other),
    };
    Some(Seen { source, kind })
}

/// Looks at keys, and of the values only at what names the sensor; the data is looked at when nothing does.
fn what(record: &Record<'_>) -> Option<What> {
    let (sensor, id) = match record.body {
        Body::Xml(event) => carriers::xml::sensor(event),
        Body::Json(json) => {
            let carrier = carriers::of(json)?;
            let channel = || carrier.channel(json).or_else(|| channel_around(record));
            (Sensor::of(carrier.provider(json), || carrier.guid(json), channel), carrier.id(json))
        }
    };
    Some(match (sensor, id.as_deref()) {
        (Sensor::Sysmon, Some("1")) => What::Sysmon,
        (Sensor::Sysmon, _) => What::Other(SourceId::Sysmon),
        (Sensor::Security, Some("4688")) => What::Security,
        (Sensor::Security, _) => What::Other(SourceId::WindowsSecurity),
        (Sensor::Other, _) => What::Other(SourceId::Unknown),
        (Sensor::Unnamed, id) => unnamed::what(id, || pairs(record, &|_| false))?,
    })
}

fn head<'d>(record: &Record<'d>) -> Option<Head<'d>> {
    match record.body {
        Body::Xml(event) => Some(carriers::xml::head(event)),
        Body::Json(json) => {
            let carrier = carriers::of(json)?;
            let channel = carrier.channel(json).or_else(|| channel_around(record));
            Some(Head { provider: carrier.provider(json), guid: carrier.guid(json), channel })
        }
    }
}

/// Splunk's collector names the log around the event.
fn channel_around<'d>(record: &Record<'d>) -> head::Text<'d> {
    record.outer("source").and_then(head::text_of)
}

/// The event's data; its time and host only if they are wanted.
fn pairs<'d>(record: &Record<'d>, wants: &dyn Fn(Field) -> bool) -> Pairs<'d> {
    match record.body {
        Body::Xml(event) => carriers::xml::pairs(event),
        Body::Json(json) => carriers::of(json).map(|carrier| carrier.pairs(json, wants)).unwrap_or_default(),
    }
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    let data = all_pairs(record, &|field| draft.wants(field));
    match draft.source() {
        SourceId::WindowsSecurity => security_4688::fill_named(draft, &data),
        SourceId::Unknown => unnamed::fill(draft, &data),
        _ => {
            if draft.wants(Field::Os) {
                sysmon::os(draft, &head(record).unwrap_or_default());
            }
            sysmon::fill(draft, &data);
        }
    }
}

fn views(record: &Record<'_>, start: &mut Start) {
    let data = all_pairs(record, &|_| false);
    match start.source {
        SourceId::WindowsSecurity => security_4688::views(record, &data, start),
        SourceId::Unknown => unnamed::views(start),
        _ => sysmon::views(&data, start),
    }
    overlay(record, &mut start.cim);
}

/// With what was wrapped around the record.
fn all_pairs<'d>(record: &Record<'d>, wants: &dyn Fn(Field) -> bool) -> Pairs<'d> {
    let mut pairs = pairs(record, wants);
    pairs.outer(record.outer);
    pairs
}
