//! The event as a tree of `System` and `EventData`, attributes spelled in any of five ways: evtx_dump (`#attributes`),
//! evtx_dump with separated attributes and Chainsaw (`Provider_attributes`), golang-evtx, whids, Velociraptor and
//! OpenWEC (plain), xmltodict and KQL's `parse_xml` (`@Name`).

use super::embedded::event_data;
use super::{Carrier, NOTHING};

/// Below `Event`.
pub(super) const WRAPPED: Carrier = Carrier {
    keys: &["Event", "Event.System.EventID"],
    provider: &[
        &["Event", "System", "Provider", "#attributes", "Name"],
        &["Event", "System", "Provider_attributes", "Name"],
        &["Event", "System", "Provider", "@Name"],
        &["Event", "System", "Provider", "Name"],
    ],
    guid: &[
        &["Event", "System", "Provider", "#attributes", "Guid"],
        &["Event", "System", "Provider_attributes", "Guid"],
        &["Event", "System", "Provider", "@Guid"],
        &["Event", "System", "Provider", "Guid"],
    ],
    id: &[&["Event", "System", "EventID"]],
    channel: &[&["Event", "System", "Channel"]],
    utc: &[
        &["Event", "System", "TimeCreated", "#attributes", "SystemTime"],
        &["Event", "System", "TimeCreated_attributes", "SystemTime"],
        &["Event", "System", "TimeCreated", "@SystemTime"],
        &["Event", "System", "TimeCreated", "SystemTime"],
        &["Event", "System", "TimeCreated"],
    ],
    host: &[&["Event", "System", "Computer"]],
    data: |record, pairs| match record.path(&["Event", "EventData"]) {
        Some(data) => event_data(data, "Event.EventData.", pairs),
        None => pairs.under(record, "Event.EventData", "Event.EventData."),
    },
    ..NOTHING
};

/// At the top.
pub(super) const BARE: Carrier = Carrier {
    keys: &["System", "System.EventID", "System.EventID.Value"],
    provider: &[
        &["System", "Provider", "Name"],
        &["System", "Provider", "#attributes", "Name"],
        &["System", "Provider_attributes", "Name"],
        &["System", "Provider", "@Name"],
    ],
    guid: &[
        &["System", "Provider", "Guid"],
        &["System", "Provider", "#attributes", "Guid"],
        &["System", "Provider_attributes", "Guid"],
        &["System", "Provider", "@Guid"],
    ],
    id: &[&["System", "EventID"], &["System", "EventID", "Value"]],
    channel: &[&["System", "Channel"]],
    utc: &[
        &["System", "TimeCreated", "SystemTime"],
        &["System", "TimeCreated", "#attributes", "SystemTime"],
        &["System", "TimeCreated_attributes", "SystemTime"],
        &["System", "TimeCreated", "@SystemTime"],
        &["System", "TimeCreated"],
    ],
    host: &[&["System", "Computer"]],
    data: |record, pairs| match record.get("EventData") {
        Some(data) => event_data(data, "EventData.", pairs),
        None => pairs.under(record, "EventData", "EventData."),
    },
    ..NOTHING
};
