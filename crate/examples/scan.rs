//! `cargo run --release --example scan -- FILE...`: the report of each file as one line of JSON.

use std::process::ExitCode;

use mofcomp_detector::{Detector, Options};

fn main() -> ExitCode {
    let Ok(detector) = Detector::new(Options::default()) else { return ExitCode::FAILURE };
    for path in std::env::args().skip(1) {
        let report = std::fs::read(&path).map(|bytes| serde_json::to_string(&detector.scan(&bytes)));
        match report {
            Ok(Ok(json)) => println!("{json}"),
            other => {
                eprintln!("{path}: {other:?}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
