//! Times of every kind that logs hold, to nanoseconds of UTC. Integers only: 2^53 is nothing special here.

mod civil;
mod number;
#[cfg(test)]
mod tests;
mod text;

use civil::Civil;

/// An instant between the years 1677 and 2262.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    pub(crate) ns: i64,
    /// The text named no zone; it was read as UTC.
    pub(crate) assumed_utc: bool,
}

impl Time {
    /// Without the note that the zone was assumed.
    pub(crate) fn known(self) -> Self {
        Self { assumed_utc: false, ..self }
    }

    /// ISO 8601 in UTC with 0, 3, 6 or 9 digits of fraction, whichever first loses nothing.
    pub(crate) fn to_iso(self) -> String {
        Civil::of(self.ns).to_iso(self.ns.rem_euclid(1_000_000_000))
    }
}

/// Reads ISO 8601 and its looser relatives, `/Date(ms)/`, `MM/dd/yyyy hh:mm:ss AM`, and bare numbers, whose unit their
/// magnitude tells (seconds, milli-, micro-, nanoseconds, FILETIME, .NET ticks). None for anything else.
pub(crate) fn time(text: &str) -> Option<Time> {
    // Splunk's add-on cuts attributes out of XML with their quotes.
    let text = text.trim();
    let text = if text.starts_with(['\'', '"']) || text.ends_with(['\'', '"']) {
        text.trim_matches(['\'', '"'])
    } else {
        text
    };
    number::read(text).or_else(|| text::read(text))
}
