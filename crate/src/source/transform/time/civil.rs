//! Dates of the Gregorian calendar to days and back.

const DAY: i64 = 86_400;

/// A date and a time of day, no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
}

impl Civil {
    /// Nanoseconds since 1970 if this is UTC. None when there is no such date or it is out of range.
    pub(super) fn to_ns(self, fraction: i64) -> Option<i64> {
        let valid = (1..=9999).contains(&self.year)
            && (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
            && (0..60).contains(&self.second);
        if !valid {
            return None;
        }
        let seconds =
            days_from_civil(self.year, self.month, self.day) * DAY + self.hour * 3600 + self.minute * 60 + self.second;
        // As one sum: seconds times 10^9 alone may lie below the range when the fraction lifts it into it.
        i64::try_from(i128::from(seconds) * 1_000_000_000 + i128::from(fraction)).ok()
    }

    /// The date and time of an instant.
    pub(super) fn of(ns: i64) -> Self {
        let seconds = ns.div_euclid(1_000_000_000);
        let (year, month, day) = civil_from_days(seconds.div_euclid(DAY));
        let rest = seconds.rem_euclid(DAY);
        Self { year, month, day, hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60 }
    }

    /// ISO 8601 with `Z`; `fraction` in nanoseconds.
    pub(super) fn to_iso(self, fraction: i64) -> String {
        let mut iso = String::with_capacity(30);
        for (value, width, end) in [
            (self.year, 4, '-'),
            (self.month, 2, '-'),
            (self.day, 2, 'T'),
            (self.hour, 2, ':'),
            (self.minute, 2, ':'),
            (self.second, 2, '.'),
        ] {
            push_digits(&mut iso, value, width);
            iso.push(end);
        }
        match fraction {
            0 => drop(iso.pop()),
            f if f % 1_000_000 == 0 => push_digits(&mut iso, f / 1_000_000, 3),
            f if f % 1_000 == 0 => push_digits(&mut iso, f / 1_000, 6),
            f => push_digits(&mut iso, f, 9),
        }
        iso.push('Z');
        iso
    }
}

fn push_digits(text: &mut String, value: i64, width: u32) {
    for place in (0..width).rev() {
        let digit = value / 10_i64.pow(place) % 10;
        text.push(char::from(b'0' + u8::try_from(digit).unwrap_or(0)));
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01. Counts years from March, so that the leap day ends a year, in eras of 400 years.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
