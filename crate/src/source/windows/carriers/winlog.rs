//! Winlogbeat and Elastic Agent without an ingest pipeline: everything is below `winlog`, nested, dotted or mixed.
//! (With a pipeline it is an ECS document, and another source reads it.)

use super::{Carrier, NOTHING};

/// Since version 7.
pub(super) const BEAT: Carrier = Carrier {
    keys: &["winlog", "winlog.event_id", "winlog.provider_name", "winlog.event_data"],
    provider: &[&["winlog", "provider_name"], &["event", "provider"], &["winlog", "source_name"]],
    guid: &[&["winlog", "provider_guid"]],
    id: &[&["winlog", "event_id"], &["event", "code"]],
    channel: &[&["winlog", "channel"]],
    time: &[&["@timestamp"], &["event", "created"]],
    host: &[&["winlog", "computer_name"], &["host", "name"], &["host", "hostname"]],
    data: |record, pairs| pairs.under(record, "winlog.event_data", "winlog.event_data."),
    ..NOTHING
};

/// Up to version 6.
pub(super) const OLD_BEAT: Carrier = Carrier {
    keys: &["event_data", "event_data.Image", "event_data.NewProcessName"],
    provider: &[&["source_name"], &["provider_name"]],
    guid: &[&["provider_guid"]],
    id: &[&["event_id"]],
    channel: &[&["log_name"], &["channel"]],
    time: &[&["@timestamp"]],
    host: &[&["computer_name"], &["beat", "hostname"]],
    data: |record, pairs| pairs.under(record, "event_data", "event_data."),
    ..NOTHING
};
