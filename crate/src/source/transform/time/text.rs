//! Written dates.

use super::Time;
use super::civil::Civil;
use super::number::fraction_of;

/// Reads every form that is not a bare number.
pub(super) fn read(text: &str) -> Option<Time> {
    json_date(text).or_else(|| iso(text)).or_else(|| american(text))
}

/// What is left of a text.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    fn eat(&mut self, any: &[u8]) -> Option<u8> {
        let byte = self.0.as_bytes().first().copied().filter(|byte| any.contains(byte))?;
        self.0 = self.0.get(1..)?;
        Some(byte)
    }

    fn run(&mut self) -> &'a str {
        let end = self.0.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        run
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i64> {
        let run = self.run();
        if digits.contains(&run.len()) { run.parse().ok() } else { None }
    }

    /// A number of exactly `count` digits, though more may follow.
    fn exactly(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let mut only = Cursor(digits);
        let value = only.number(count..=count)?;
        self.0 = rest;
        Some(value)
    }

    /// `.123` or `,123` in nanoseconds; digits beyond the ninth are cut.
    fn fraction(&mut self) -> Option<i64> {
        match self.eat(b".,") {
            None => Some(0),
            Some(_) => Some(self.run()).filter(|digits| !digits.is_empty()).map(|d| fraction_of(d, 1_000_000_000)),
        }
    }

    /// `Z`, `UTC`, `GMT`, `+hh`, `+hh:mm` or `+hhmm` to the end, in seconds; none at all is `Some(None)`.
    fn zone(&mut self) -> Option<Option<i64>> {
        let rest = self.0.trim_start();
        if rest.is_empty() {
            return Some(None);
        }
        if ["Z", "UTC", "GMT"].iter().any(|name| rest.eq_ignore_ascii_case(name)) {
            return Some(Some(0));
        }
        let mut cursor = Cursor(rest);
        offset(&mut cursor).filter(|_| cursor.0.is_empty()).map(Some)
    }
}

/// `+hh`, `+hhmm` or `+hh:mm` in seconds.
fn offset(cursor: &mut Cursor<'_>) -> Option<i64> {
    let sign = if cursor.eat(b"+-")? == b'-' { -1 } else { 1 };
    let hours = cursor.exactly(2)?;
    let colon = cursor.eat(b":").is_some();
    let minutes = if colon || cursor.0.starts_with(|c: char| c.is_ascii_digit()) { cursor.exactly(2)? } else { 0 };
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn finish(civil: Civil, fraction: i64, zone: Option<i64>) -> Option<Time> {
    let ns = civil.to_ns(fraction)?.checked_sub(zone.unwrap_or(0) * 1_000_000_000)?;
    Some(Time { ns, assumed_utc: zone.is_none() })
}

/// `yyyy-MM-dd`, `T` or a space, `HH:mm:ss`, a fraction, a zone.
fn iso(text: &str) -> Option<Time> {
    let mut at = Cursor(text);
    let year = at.number(4..=4)?;
    at.eat(b"-")?;
    let month = at.number(2..=2)?;
    at.eat(b"-")?;
    let day = at.number(2..=2)?;
    at.eat(b"Tt ")?;
    let (hour, minute, second) = clock(&mut at, 2)?;
    let fraction = at.fraction()?;
    let zone = at.zone()?;
    finish(Civil { year, month, day, hour, minute, second }, fraction, zone)
}

fn clock(at: &mut Cursor<'_>, hour_digits: usize) -> Option<(i64, i64, i64)> {
    let hour = at.number(hour_digits..=2)?;
    at.eat(b":")?;
    let minute = at.number(2..=2)?;
    at.eat(b":")?;
    Some((hour, minute, at.number(2..=2)?))
}

/// `MM/dd/yyyy hh:mm:ss AM`, as classic event logs and portals write it; also with a comma and a fraction.
fn american(text: &str) -> Option<Time> {
    let mut at = Cursor(text);
    let month = at.number(1..=2)?;
    at.eat(b"/")?;
    let day = at.number(1..=2)?;
    at.eat(b"/")?;
    let year = at.number(4..=4)?;
    let _ = at.eat(b",");
    at.eat(b" ")?;
    let (hour, minute, second) = clock(&mut at, 1)?;
    let fraction = at.fraction()?;
    let hour = twelve_hours(&mut at, hour)?;
    let zone = at.zone()?;
    finish(Civil { year, month, day, hour, minute, second }, fraction, zone)
}

/// Takes `AM` or `PM`, if there is one, and gives the hour of the day.
fn twelve_hours(at: &mut Cursor<'_>, hour: i64) -> Option<i64> {
    let rest = at.0.trim_start();
    // Newer Windows writes a narrow no-break space before it, which trim_start takes as well.
    let (half, after) = rest.split_at_checked(2).unwrap_or((rest, ""));
    let noon = match half {
        h if h.eq_ignore_ascii_case("AM") => 0,
        h if h.eq_ignore_ascii_case("PM") => 12,
        _ => return Some(hour),
    };
    at.0 = after;
    (1..=12).contains(&hour).then_some(hour % 12 + noon)
}

/// `/Date(ms)/` or `/Date(ms+hhmm)/`, whose offset is for show: the number is UTC. Slashes may be escaped.
fn json_date(text: &str) -> Option<Time> {
    if !matches!(text.as_bytes().first(), Some(b'/' | b'\\' | b'D')) {
        return None;
    }
    let inner = text.trim_matches(|c| c == '/' || c == '\\').strip_prefix("Date(")?.strip_suffix(')')?;
    let (sign, digits) = inner.strip_prefix('-').map_or((1, inner), |rest| (-1, rest));
    let mut at = Cursor(digits);
    let ms = at.number(1..=15)?;
    if !at.0.is_empty() {
        offset(&mut at).filter(|_| at.0.is_empty())?;
    }
    Some(Time { ns: (sign * ms).checked_mul(1_000_000)?, assumed_utc: false })
}
