//! Our own core, with full accounting.

use std::error::Error;

use mofcomp_detector::{Detector, Options};

use crate::Answer;

/// Counts records, and runs that one of the rules matches.
pub fn scan(log: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let detector = Detector::new(Options::default()).map_err(|error| error.message)?;
    let report = detector.scan(log);
    let matched = report.findings.iter().filter(|finding| finding.rules.iter().any(|rule| rule.matched));
    Ok((report.summary.records, matched.count() as u64))
}
