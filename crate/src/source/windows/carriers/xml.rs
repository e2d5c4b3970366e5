//! Windows Event XML, read into fields by the input stage.

use crate::input::xml::XmlEvent;
use crate::source::windows::head::{Head, Sensor, Text};
use crate::source::windows::message;
use crate::source::windows::pairs::{HOST, Pairs, UTC};
use crate::source::windows::positional;

pub(in crate::source::windows) fn head(event: &XmlEvent) -> Head<'_> {
    Head {
        provider: text(event.provider.as_deref()),
        guid: text(event.provider_guid.as_deref()),
        channel: text(event.channel.as_deref()),
    }
}

/// Who wrote the event, and its id.
pub(in crate::source::windows) fn sensor(event: &XmlEvent) -> (Sensor, Text<'_>) {
    let Head { provider, guid, channel } = head(event);
    (Sensor::of(provider, || guid, || channel), text(event.event_id.as_deref()))
}

fn text(value: Option<&str>) -> Text<'_> {
    value.filter(|text| !text.is_empty()).map(Into::into)
}

pub(in crate::source::windows) fn pairs(event: &XmlEvent) -> Pairs<'_> {
    let mut pairs = Pairs::default();
    for (name, text, place) in [(UTC, &event.time_created, "TimeCreated"), (HOST, &event.computer, "Computer")] {
        if let Some(text) = text {
            pairs.text_at(name, text.as_str(), "Event.System.", place);
        }
    }
    let positions = positional::names(event.event_id.as_deref(), event.data.len());
    for (at, (name, text)) in event.data.iter().enumerate() {
        let name = if name.is_empty() { positions.get(at).copied().unwrap_or("") } else { name };
        pairs.text(name, text.as_str(), "Event.EventData.");
    }
    if let (Some(text), true) = (&event.message, event.data.is_empty()) {
        message::read(event.event_id.as_deref(), text, "Event.RenderingInfo.Message: ", &mut pairs);
    }
    pairs
}
