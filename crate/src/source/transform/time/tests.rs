#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use jiff::civil::DateTime;
use proptest::prelude::*;

use super::{Time, time};

fn iso(text: &str) -> Option<String> {
    time(text).map(Time::to_iso)
}

#[test]
fn every_listed_form() {
    let table = [
        ("2024-04-22T16:59:33Z", "2024-04-22T16:59:33Z"),
        ("2024-04-22T16:59:33.1234567Z", "2024-04-22T16:59:33.123456700Z"),
        ("2020-04-10T17:46:56.5347710+00:00", "2020-04-10T17:46:56.534771Z"),
        ("2025-08-13T08:42:21.005+0000", "2025-08-13T08:42:21.005Z"),
        ("2020-09-28 14:47:36.197 +02:00", "2020-09-28T12:47:36.197Z"),
        ("2020-09-28 14:47:36.197 UTC", "2020-09-28T14:47:36.197Z"),
        ("2020-09-28 14:47:36.197 GMT", "2020-09-28T14:47:36.197Z"),
        (r"\/Date(1713805173321)\/", "2024-04-22T16:59:33.321Z"),
        ("/Date(1713805173321+0200)/", "2024-04-22T16:59:33.321Z"),
        ("/Date(-1)/", "1969-12-31T23:59:59.999Z"),
        ("1713805173", "2024-04-22T16:59:33Z"),
        ("1713805173.321", "2024-04-22T16:59:33.321Z"),
        ("1713805173321", "2024-04-22T16:59:33.321Z"),
        ("1713805173321123", "2024-04-22T16:59:33.321123Z"),
        ("133582787733210000", "2024-04-22T16:59:33.321Z"),
        ("638494019733210000", "2024-04-22T16:59:33.321Z"),
        ("1713805173321123456", "2024-04-22T16:59:33.321123456Z"),
        (" 1713805173 ", "2024-04-22T16:59:33Z"),
    ];
    for (text, want) in table {
        assert_eq!(iso(text).as_deref(), Some(want), "{text}");
        assert!(!time(text).unwrap().assumed_utc, "{text}");
    }
}

#[test]
fn without_a_zone_utc_is_assumed_and_said() {
    let table = [
        ("2024-04-22 16:59:33.321", "2024-04-22T16:59:33.321Z"),
        ("2024-04-22T16:59:33", "2024-04-22T16:59:33Z"),
        ("04/22/2024 04:59:33 PM", "2024-04-22T16:59:33Z"),
        ("04/22/2024 12:00:00 AM", "2024-04-22T00:00:00Z"),
        ("04/22/2024 12:00:00 PM", "2024-04-22T12:00:00Z"),
        ("4/22/2024, 4:59:33.321 PM", "2024-04-22T16:59:33.321Z"),
        ("4/22/2024 4:59:33\u{202f}PM", "2024-04-22T16:59:33Z"),
        ("04/22/2024 16:59:33", "2024-04-22T16:59:33Z"),
    ];
    for (text, want) in table {
        assert_eq!(iso(text).as_deref(), Some(want), "{text}");
        assert!(time(text).unwrap().assumed_utc, "{text}");
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "",
        "-",
        "now",
        "0",
        "42",
        "2024-04-22",
        "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-04-31T00:00:00Z",
        "2024-04-22T24:00:00Z",
        "2024-04-22T16:60:00Z",
        "2024-04-22T16:59:60Z",
        "2024-04-22T16:59:33.Z",
        "2024-04-22T16:59:33 CET",
        "2024-04-22T16:59:33+2:00",
        "2024-04-22T16:59:33+02:0",
        "2024-04-22T16:59:33+19:00",
        "13/22/2024 04:59:33 PM",
        "04/22/2024 13:59:33 PM",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "1e9",
        "1713805173.32x",
        "-1713805173",
        "/Date()/",
        "/Date(1713805173321",
        "99999999999999999999",
        "2024-04-22T16:59:33Zé",
        "２０２４-04-22T16:59:33Z",
        "/Date(1713805173321+02)x/",
    ] {
        assert_eq!(iso(text), None, "{text}");
    }
}

fn oracle(text: &str) -> Option<i64> {
    let ns = text.parse::<Timestamp>().ok()?.as_nanosecond();
    i64::try_from(ns).ok()
}

proptest! {
    #[test]
    fn written_dates_are_read_as_jiff_reads_them(
        year in 1600..2300_i32, month in 0..14_u8, day in 0..33_u8, hour in 0..25_u8, minute in 0..61_u8, second in 0..60_u8,
        fraction in "(\\.[0-9]{1,9})?", zone in "Z|[+-](0[0-9]|1[0-8]):?[0-5][0-9]",
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}");
        prop_assert_eq!(time(&text).map(|t| t.ns), oracle(&text), "{}", text);
    }

    #[test]
    fn written_times_come_back(ns in any::<i64>()) {
        let iso = Time { ns, assumed_utc: false }.to_iso();
        prop_assert_eq!(oracle(&iso), Some(ns));
        prop_assert_eq!(time(&iso).map(|t| t.ns), Some(ns));
        prop_assert!([20, 24, 27, 30].contains(&iso.len()));
    }

    #[test]
    fn numbers_of_every_unit_agree(ms in 1_000_000_000_000..4_102_444_800_000_i64) {
        let want = Some(ms * 1_000_000);
        let units = [
            format!("{}.{:03}", ms / 1000, ms % 1000),
            ms.to_string(),
            (ms * 1_000).to_string(),
            (ms * 1_000_000).to_string(),
            (ms * 10_000 + 116_444_736_000_000_000).to_string(),
            (ms * 10_000 + 621_355_968_000_000_000).to_string(),
        ];
        for text in units {
            prop_assert_eq!(time(&text).map(|t| t.ns), want, "{}", text);
        }
    }

    #[test]
    fn dates_without_a_zone_are_utc(at in 0..4_102_444_800_i64) {
        let local: DateTime = Timestamp::from_second(at).unwrap().to_zoned(jiff::tz::TimeZone::UTC).datetime();
        let american = local.strftime("%m/%d/%Y %I:%M:%S %p").to_string();
        for text in [local.to_string(), american] {
            prop_assert_eq!(time(&text), Some(Time { ns: at * 1_000_000_000, assumed_utc: true }), "{}", text);
        }
    }

    #[test]
    fn nothing_panics(text in ".{0,40}", near in "[-0-9T:./Date()+ZAPM, \\\\]{0,40}") {
        let _ = (time(&text), time(&near));
    }
}
