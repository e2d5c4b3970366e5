//! The gate of the filter against the whole reader: no spelling that is read as mofcomp.exe slips past.
//!
//! A long run, on every core: `GATE_LINES=5000000 cargo test --release --test gate`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod spell;

use mofcomp_detector::filter::{FilterOptions, OnMalformed};
use mofcomp_detector::{Detector, Options};
use spell::{Random, line};

/// What a run saw, to show that it tried something.
#[derive(Default)]
struct Seen {
    lines: usize,
    findings: usize,
    /// Findings whose name does not stand in the line as it is.
    spelled: usize,
}

fn run(seed: u64, lines: usize) -> Seen {
    let detector = Detector::new(Options::default()).unwrap();
    let options = FilterOptions { min_score: 0, annotate: false, on_malformed: OnMalformed::Drop };
    let mut random = Random(seed);
    let mut seen = Seen { lines, ..Seen::default() };
    for _ in 0..lines {
        let line = line(&mut random);
        let found = !detector.scan(&line).findings.is_empty();
        let mut filter = detector.filter(options);
        let mut out = Vec::new();
        filter.feed(&line, &mut out);
        filter.finish(&mut out);
        assert_eq!(!out.is_empty(), found, "seed {seed}: {}", String::from_utf8_lossy(&line));
        seen.findings += usize::from(found);
        let plain = line.windows(7).any(|window| window.eq_ignore_ascii_case(b"mofcomp"));
        seen.spelled += usize::from(found && !plain);
    }
    seen
}

#[test]
fn no_spelling_that_is_read_as_mofcomp_slips_past() {
    let lines: usize = std::env::var("GATE_LINES").map_or(60_000, |lines| lines.parse().unwrap());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let runs: Vec<_> =
        (0..threads).map(|nth| std::thread::spawn(move || run(nth as u64 + 1, lines / threads))).collect();
    let (mut findings, mut spelled, mut all) = (0, 0, 0);
    for run in runs {
        let seen = run.join().unwrap();
        (findings, spelled, all) = (findings + seen.findings, spelled + seen.spelled, all + seen.lines);
    }
    println!("{all} lines, {findings} with findings, {spelled} of them spelled");
    assert!(
        findings * 4 > all && spelled * 8 > all,
        "{all} lines, {findings} with findings, {spelled} of them spelled"
    );
}
