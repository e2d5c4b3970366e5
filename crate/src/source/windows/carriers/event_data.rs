//! Flat rows with a column for the event's data: Sentinel's Event and WindowsEvent, Velociraptor's flattened events.

use super::embedded::{event_data, params};
use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::source::windows::head::member;
use crate::source::windows::{message, positional};

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["EventData", "EventData.Image", "EventData.NewProcessName", "ParameterXml", "RenderedDescription"],
    provider: &[&["Provider"], &["Provider", "Name"], &["ProviderName"], &["Source"], &["SourceName"]],
    guid: &[&["ProviderGuid"]],
    id: &[&["EventID"], &["EventId"]],
    channel: &[&["Channel"], &["EventLog"]],
    time: &[&["TimeCreated"], &["EventTime"], &["TimeGenerated"], &["TimeGenerated [UTC]"], &["Timestamp"]],
    host: &[&["Computer"], &["Hostname"]],
    data,
    ..NOTHING
};

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    match record.get("EventData") {
        Some(data) => event_data(data, "EventData.", pairs),
        None => pairs.under(record, "EventData", "EventData."),
    }
    let id = member(record, "EventID").or_else(|| member(record, "EventId"));
    if let Some(xml) = record.get("ParameterXml").and_then(Json::first_scalar) {
        let values = params(&xml);
        let names = positional::names(id.as_deref(), values.len());
        names.into_iter().zip(values).for_each(|(name, value)| pairs.text(name, value, "ParameterXml: "));
    }
    for (key, prefix) in [("RenderedDescription", "RenderedDescription: "), ("Message", "Message: ")] {
        if let Some(text) = record.get(key).and_then(Json::first_scalar) {
            message::read(id.as_deref(), &text, prefix, pairs);
        }
    }
}
