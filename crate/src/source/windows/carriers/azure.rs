//! Azure Diagnostics' WindowsEventLogsTable, where its `RawXml` was cut away: only the description is left.

use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::source::windows::head::member;
use crate::source::windows::message;

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["properties", "Description"],
    provider: &[&["properties", "ProviderName"], &["ProviderName"]],
    guid: &[&["properties", "ProviderGuid"], &["ProviderGuid"]],
    id: &[&["properties", "EventId"], &["EventId"]],
    channel: &[&["properties", "Channel"], &["Channel"]],
    time: &[&["time"], &["properties", "TimeCreated"]],
    host: &[&["properties", "Computer"], &["properties", "RoleInstance"], &["RoleInstance"]],
    data,
    ..NOTHING
};

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    let inner = record.get("properties").filter(|p| p.is_object()).unwrap_or(record);
    if let Some(text) = inner.get("Description").and_then(Json::first_scalar) {
        message::read(member(inner, "EventId").as_deref(), &text, "Description: ", pairs);
    }
}
