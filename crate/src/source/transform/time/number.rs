//! Bare numbers: the magnitude tells unit and epoch, for instants from 2001 to 2100.

use super::Time;

/// 1601-01-01 to 1970-01-01 in units of 100 ns.
const FILETIME_EPOCH: i64 = 116_444_736_000_000_000;
/// 0001-01-01 to 1970-01-01 in units of 100 ns.
const TICKS_EPOCH: i64 = 621_355_968_000_000_000;

/// Reads digits with an optional fraction.
pub(super) fn read(text: &str) -> Option<Time> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let ns = to_ns(whole.parse().ok()?, fraction)?;
    Some(Time { ns, assumed_utc: false })
}

fn to_ns(whole: i64, fraction: &str) -> Option<i64> {
    let (unit, epoch) = match whole {
        1_000_000_000..100_000_000_000 => (1_000_000_000, 0),
        100_000_000_000..100_000_000_000_000 => (1_000_000, 0),
        100_000_000_000_000..100_000_000_000_000_000 => (1_000, 0),
        120_000_000_000_000_000..=170_000_000_000_000_000 => (100, FILETIME_EPOCH),
        600_000_000_000_000_000..=700_000_000_000_000_000 => (100, TICKS_EPOCH),
        1_000_000_000_000_000_000.. => (1, 0),
        _ => return None,
    };
    (whole - epoch).checked_mul(unit)?.checked_add(fraction_of(fraction, unit))
}

/// The first digits of a fraction in nanoseconds, when 1 is `unit` nanoseconds.
pub(super) fn fraction_of(digits: &str, mut unit: i64) -> i64 {
    let mut ns = 0;
    for digit in digits.bytes() {
        unit /= 10;
        ns += i64::from(digit.wrapping_sub(b'0')) * unit;
    }
    ns
}
