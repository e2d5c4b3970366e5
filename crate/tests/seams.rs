//! An input that is taken apart at seams gives, put together again, what one scan gives.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use mofcomp_detector::report::{Finding, Location, Problem, Report, Summary};
use mofcomp_detector::{Detector, Options, Scanner};
use proptest::prelude::*;

mod pieces;
use pieces::pieces;

/// Everything of a report that needs no ledger of the whole: what its records say, one by one.
#[derive(Debug, Default, PartialEq)]
struct Account {
    findings: Vec<Finding>,
    problems: Vec<Problem>,
    counts: [u64; 7],
}

fn counts(summary: &Summary) -> [u64; 7] {
    let Summary { bytes, records, process_starts, mofcomp_starts, unrecognized, malformed, coverage, .. } = summary;
    [*bytes, *records, *process_starts, *mofcomp_starts, *unrecognized, *malformed, coverage.without_parent]
}

/// The reports of parts, each with the lines and records before it, as one.
fn joined(parts: Vec<(Report, u64, u64)>) -> Account {
    let mut account = Account::default();
    for (mut part, lines, records) in parts {
        let moved = |location: &mut Location| {
            location.line += lines;
            location.record += records;
        };
        for finding in &mut part.findings {
            moved(&mut finding.location);
            finding.occurrences.iter_mut().for_each(|occurrence| moved(&mut occurrence.location));
        }
        part.problems.iter_mut().for_each(|problem| moved(&mut problem.location));
        account.findings.extend(part.findings);
        account.problems.extend(part.problems);
        account.counts.iter_mut().zip(counts(&part.summary)).for_each(|(sum, more)| *sum += more);
    }
    account
}

/// Scans the segments: each by a scanner of its own if the one before ended at a seam, else by that one. Also tells how
/// many scanners it took.
fn scan_apart(detector: &Detector, segments: &[&[u8]]) -> (Account, usize) {
    let mut parts = Vec::new();
    let mut scanner = detector.scanner();
    let (mut offset, mut lines, mut records) = (0, 0, 0);
    for segment in segments {
        if let Some(more) = scanner.seam() {
            let ended = std::mem::replace(&mut scanner, detector.scanner_behind(offset)).finish();
            let before = (lines, records);
            (lines, records) = (lines + more, records + ended.summary.records);
            parts.push((ended, before.0, before.1));
        }
        feed(&mut scanner, segment);
        offset += segment.len() as u64;
    }
    parts.push((scanner.finish(), lines, records));
    let count = parts.len();
    (joined(parts), count)
}

/// In two pieces: what is held back must not depend on them.
fn feed(scanner: &mut Scanner, segment: &[u8]) {
    let (first, second) = segment.split_at(segment.len() / 3);
    scanner.feed(first);
    scanner.feed(second);
}

/// The input cut behind some of its line breaks, and wherever `anywhere` says.
fn cut<'i>(input: &'i [u8], lines: &[bool], anywhere: &[prop::sample::Index]) -> Vec<&'i [u8]> {
    let breaks = input.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let mut cuts: Vec<usize> = breaks.zip(lines.iter().cycle()).filter(|(_, cut)| **cut).map(|(at, _)| at).collect();
    cuts.extend(anywhere.iter().map(|index| index.index(input.len() + 1)));
    cuts.extend([0, input.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| &input[pair[0]..pair[1]]).collect()
}

/// A start of mofcomp.exe that no other record joins: it names no host.
const START: &[u8] = b"{\"EventID\":1,\"Image\":\"C:\\\\Windows\\\\System32\\\\wbem\\\\mofcomp.exe\",\"ProcessId\":7,\"ParentImage\":\"C:\\\\cmd.exe\",\"CommandLine\":\"mofcomp a.mof\",\"UtcTime\":\"2026-03-04 05:06:07.890\",\"ProcessGuid\":\"{1}\"}";

/// Runs of lines with whatever `pieces` makes between them.
fn logs() -> impl Strategy<Value = Vec<u8>> {
    let lines = (prop::sample::select(vec![START, b"{\"a\":1}", b"{\"index\":{}}", b"{\"a\":\xFF}"]), 1_usize..4)
        .prop_map(|(line, times)| [line, b"\n"].concat().repeat(times));
    let separators = prop::sample::select(vec!["\r\n", "{\"a\":1},\n", ",\n", "\n\n\n\n\n\n\n\n"])
        .prop_map(|text| text.as_bytes().to_vec());
    let part = prop_oneof![2 => lines, 1 => pieces(), 1 => separators];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_make_the_whole(
        input in logs(),
        lines in prop::collection::vec(any::<bool>(), 1..8),
        anywhere in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        limit in prop::sample::select(vec![16_u32, 64, 300, 1 << 24]),
    ) {
        let detector = Detector::new(Options { max_record_bytes: limit, ..Options::default() }).unwrap();
        let whole = joined(vec![(detector.scan(&input), 0, 0)]);
        let (apart, _) = scan_apart(&detector, &cut(&input, &lines, &anywhere));
        prop_assert_eq!(apart, whole, "{}", String::from_utf8_lossy(&input));
    }
}

fn scanners(input: &[u8]) -> usize {
    let detector = Detector::new(Options::default()).unwrap();
    scan_apart(&detector, &cut(input, &[true], &[])).1
}

#[test]
fn every_line_of_ndjson_ends_at_a_seam() {
    let lines = [
        START,
        b"{\"index\":{}}",
        b"{\"a\":1}",
        b"<Event xmlns='x'><System/></Event>",
        b"Nov 22 host app: {\"a\":\"some text\"}",
    ];
    for line in lines {
        for end in ["\n", "\r\n", " \n", "\n\n"] {
            let input = [line, end.as_bytes()].concat().repeat(9);
            let breaks = input.iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(scanners(&input), breaks, "{}", String::from_utf8_lossy(&input));
        }
    }
}

#[test]
fn nothing_else_ends_at_one() {
    let utf16: Vec<u8> = "{\"a\":1}\n{\"a\":2}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let inputs: [&[u8]; 8] = [
        b"[\n{\"a\":1},\n{\"a\":2}\n]",
        b"{\n\"a\":1,\n\"b\":2\n}",
        b"{\"a\":1},\n{\"a\":2},\n{\"a\":3}",
        b"no record\nand no other\nthat is\nlong enough",
        b"<Events>\n<?xml version='1.0'?>\n<!-- one\n two -->\n",
        b"<Event xmlns='x'>\n<System/>\n</Event>",
        b"\"a string\nover lines\"",
        &utf16,
    ];
    for input in inputs {
        assert_eq!(scanners(input), 1, "{}", String::from_utf8_lossy(input));
    }
}

#[test]
fn the_generated_start_is_a_finding_of_its_own() {
    let log = [START, b"\n"].concat().repeat(3);
    assert_eq!(Detector::new(Options::default()).unwrap().scan(&log).findings.len(), 3);
}
