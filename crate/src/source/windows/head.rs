//! What names the sensor of a Windows event. An event id alone never does: other providers use 1 as well.

use std::borrow::Cow;

use crate::input::json::{Json, Kind};
use crate::source::transform::guid;

const SYSMON_GUID: &str = "5770385f-c22a-43e0-bf4c-06f5698ffbd9";
const LINUX_SYSMON_GUID: &str = "ff032593-a8d3-4f13-b0d6-01fc615a0f97";
const SECURITY_GUID: &str = "54849625-5478-4994-a5ba-3e3b0328c30d";

/// Text that is in most cases still where the log has it.
pub(super) type Text<'d> = Option<Cow<'d, str>>;

/// What names an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head<'d> {
    pub(super) provider: Text<'d>,
    pub(super) guid: Text<'d>,
    pub(super) channel: Text<'d>,
}

/// Who wrote an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sensor {
    Sysmon,
    Security,
    Other,
    /// The record does not say.
    Unnamed,
}

impl Sensor {
    /// By provider name, else its GUID, else the channel; what is not needed is not looked up.
    pub(super) fn of<'d>(
        provider: Text<'d>,
        guid: impl FnOnce() -> Text<'d>,
        channel: impl FnOnce() -> Text<'d>,
    ) -> Self {
        let provider = provider.as_deref().map(by_provider);
        if let Some(known) = provider.filter(|sensor| *sensor != Self::Other) {
            return known;
        }
        match guid().as_deref().map(by_guid) {
            Some(known) if known != Self::Other => known,
            guid => provider.or(guid).unwrap_or_else(|| channel().as_deref().map_or(Self::Unnamed, by_channel)),
        }
    }
}

impl Head<'_> {
    /// Sysmon on Linux writes the same events.
    pub(super) fn is_linux(&self) -> bool {
        let named = self.provider.as_deref().or(self.channel.as_deref()).is_some_and(|name| is(name, "linux-sysmon"));
        named || self.guid.as_deref().and_then(bare_guid).as_deref() == Some(LINUX_SYSMON_GUID)
    }
}

/// Also by the name under which classic logs show the Security provider, full stop included.
fn by_provider(name: &str) -> Sensor {
    match name {
        "Microsoft-Windows-Sysmon" => return Sensor::Sysmon,
        "Microsoft-Windows-Security-Auditing" => return Sensor::Security,
        _ => {}
    }
    if is(name, "microsoft-windows-sysmon") || is(name, "linux-sysmon") {
        Sensor::Sysmon
    } else if is(name, "microsoft-windows-security-auditing") || is(name, "microsoft windows security auditing.") {
        Sensor::Security
    } else {
        Sensor::Other
    }
}

fn by_guid(text: &str) -> Sensor {
    match bare_guid(text).as_deref() {
        Some(SYSMON_GUID | LINUX_SYSMON_GUID) => Sensor::Sysmon,
        Some(SECURITY_GUID) => Sensor::Security,
        _ => Sensor::Other,
    }
}

/// Splunk puts its source type and a colon before the channel, Hayabusa abbreviates it.
fn by_channel(name: &str) -> Sensor {
    let channel = name.rsplit(':').next().unwrap_or(name);
    if channel.as_bytes().windows(6).any(|word| word.eq_ignore_ascii_case(b"sysmon")) {
        Sensor::Sysmon
    } else if is(channel, "security") || channel == "Sec" {
        Sensor::Security
    } else {
        Sensor::Unnamed
    }
}

fn bare_guid(text: &str) -> Option<String> {
    guid(text.trim_matches(QUOTES))
}

/// Splunk's add-on cuts attributes out of the XML with their quotes.
const QUOTES: [char; 2] = ['\'', '"'];

fn is(name: &str, lower: &str) -> bool {
    name.trim().trim_matches(QUOTES).eq_ignore_ascii_case(lower)
}

/// The text of a value in any of the ways that converters write one: a scalar, `#text` or `Value` of an object, the
/// only element of a list.
pub(super) fn text_of(value: Json<'_>) -> Text<'_> {
    match value.kind() {
        Kind::Object => ["#text", "Value", "value"].iter().find_map(|name| value.get(name)?.first_scalar()),
        _ => value.first_scalar(),
    }
    .filter(|text| !text.is_empty())
}

/// The text of a member.
pub(super) fn member<'d>(object: Json<'d>, name: &str) -> Text<'d> {
    text_of(object.get(name)?)
}
