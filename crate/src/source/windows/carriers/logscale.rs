//! LogScale with a parser of CrowdStrike's parsing standard: the event's own fields below `Vendor`.

use super::{Carrier, NOTHING};

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["Vendor", "Vendor.EventID", "Vendor.System.EventID"],
    provider: &[
        &["Vendor.ProviderName"],
        &["Vendor.Provider.Name"],
        &["Vendor.System.Provider.Name"],
        &["Vendor", "ProviderName"],
        &["Vendor", "Provider", "Name"],
        &["event.provider"],
    ],
    guid: &[&["Vendor.ProviderGuid"], &["Vendor.Provider.Guid"], &["Vendor", "ProviderGuid"]],
    id: &[&["Vendor.EventID"], &["Vendor.System.EventID"], &["Vendor", "EventID"]],
    channel: &[&["Vendor.Channel"], &["Vendor.System.Channel"], &["Vendor", "Channel"]],
    time: &[&["@timestamp"]],
    host: &[
        &["Vendor.Computer"],
        &["Vendor.System.Computer"],
        &["Vendor", "Computer"],
        &["host.name"],
        &["host", "name"],
    ],
    data: |record, pairs| pairs.under(record, "Vendor.EventData", "Vendor.EventData."),
    ..NOTHING
};
