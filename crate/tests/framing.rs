//! Property tests of the whole input stage through the public interface.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use mofcomp_detector::report::Report;
use mofcomp_detector::{Detector, Options};
use proptest::prelude::*;

mod pieces;
use pieces::pieces;

fn scan(input: &[u8], max_record_bytes: u32) -> Report {
    Detector::new(Options { max_record_bytes, ..Options::default() }).unwrap().scan(input)
}

fn scan_in_chunks(input: &[u8], sizes: &[usize], max_record_bytes: u32) -> Report {
    let detector = Detector::new(Options { max_record_bytes, ..Options::default() }).unwrap();
    let mut scanner = detector.scanner();
    let mut rest = input;
    for size in sizes.iter().cycle() {
        let (chunk, behind) = rest.split_at((*size).min(rest.len()));
        scanner.feed(chunk);
        rest = behind;
        if rest.is_empty() {
            break;
        }
    }
    scanner.finish()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chunk_boundaries_never_change_the_report(
        input in pieces(), sizes in prop::collection::vec(1_usize..9, 1..5), limit in prop::sample::select(vec![16_u32, 64, 1 << 24]),
    ) {
        prop_assert_eq!(scan_in_chunks(&input, &sizes, limit), scan(&input, limit), "{}", String::from_utf8_lossy(&input));
    }

    #[test]
    fn a_broken_record_never_hides_the_good_ones_around_it(bad in pieces(), cut in any::<prop::sample::Index>()) {
        const GOOD: &str = "{\"good\":{\"nested\":[1,{\"x\":\"y\"}],\"text\":\"a b\"}}";
        let cut = &GOOD[..cut.index(GOOD.len())];
        let input = format!("{GOOD}\n{cut}\n{GOOD}\n{GOOD}\n");
        let report = scan(input.as_bytes(), 1 << 24);
        prop_assert!(report.summary.records >= 3, "{input}: {report:?}");
        let problems = usize::from(!cut.is_empty());
        prop_assert_eq!(report.problems.len(), problems, "{}: {:?}", input, report.problems);
        // Whatever else stands there: nothing panics, and places are in order and inside the input.
        let report = scan(&bad, 1 << 24);
        for problem in &report.problems {
            prop_assert!(problem.location.byte_start <= problem.location.byte_end, "{:?}", problem);
        }
    }
}

/// Takes forever when anything about it is quadratic.
#[test]
fn hostile_input_costs_linear_time() {
    let million = 1 << 19;
    for piece in [
        "{\"a\":\n",
        "{\"a\":[1,\n",
        "{\"a\":\"\n",
        "[",
        "{",
        "\"",
        "\\",
        "<Event ",
        "<Event>",
        "&lt;Event ",
        "[[",
        "{}",
        ",",
        "]",
        "{\\\"",
    ] {
        let input = piece.repeat(million / piece.len());
        let report = scan(input.as_bytes(), 1 << 24);
        assert!(report.summary.bytes > 0);
    }
}
