//! `hot_paths WAY FILE TIMES`: reads a file, then does one thing to its bytes so many times.
//!
//! Made to be counted rather than timed: under valgrind the instructions of two numbers of times, subtracted, are those of
//! the path alone, the same on every run. `npm run bench -- --only instructions` does that; `cargo bench` only builds it.

use std::hint::black_box;
use std::process::ExitCode;

use mofcomp_detector::filter::FilterOptions;
use mofcomp_detector::{Detector, Options};

/// Does it once; how much came of it, so that nothing is optimised away.
type Way = fn(&Detector, &[u8]) -> usize;

/// Framing, parsing, recognition and counts; of runs of mofcomp.exe judgement and the report too.
fn scan(detector: &Detector, log: &[u8]) -> usize {
    detector.scan(log).findings.len()
}

/// The gate, and whatever it lets through.
fn filter(detector: &Detector, log: &[u8]) -> usize {
    let mut filter = detector.filter(FilterOptions::default());
    let mut out = Vec::new();
    filter.feed(log, &mut out);
    filter.finish(&mut out);
    out.len()
}

const WAYS: &[(&str, Way)] = &[("scan", scan), ("filter", filter)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [way, file, times] = arguments.as_slice() else {
        println!("counted by npm run bench -- --only instructions");
        return ExitCode::SUCCESS;
    };
    let way = WAYS.iter().find(|(name, _)| name == way);
    let (Some((_, way)), Ok(log), Ok(times)) = (way, std::fs::read(file), times.parse::<u32>()) else {
        eprintln!("hot_paths WAY FILE TIMES");
        return ExitCode::FAILURE;
    };
    let Ok(detector) = Detector::new(Options::default()) else { return ExitCode::FAILURE };
    for _ in 0..times {
        black_box(way(&detector, black_box(&log)));
    }
    ExitCode::SUCCESS
}
