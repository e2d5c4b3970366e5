//! Our own core: full accounting, and the filter.

use std::error::Error;

use mofcomp_detector::filter::FilterOptions;
use mofcomp_detector::{Detector, Options};

use crate::Answer;

/// Counts records, and runs that one of the rules matches.
pub fn scan(log: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let detector = Detector::new(Options::default()).map_err(|error| error.message)?;
    let report = detector.scan(log);
    let matched = report.findings.iter().filter(|finding| finding.rules.iter().any(|rule| rule.matched));
    Ok((Some(report.summary.records), matched.count() as u64))
}

/// Counts lines that pass; the filter counts no records, as it looks for the ends of few lines.
pub fn filter(log: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let detector = Detector::new(Options::default()).map_err(|error| error.message)?;
    let mut filter = detector.filter(FilterOptions::default());
    let mut out = Vec::new();
    for chunk in log.chunks(1024 * 1024) {
        filter.feed(chunk, &mut out);
    }
    filter.finish(&mut out);
    Ok((None, filter.stats().passed))
}
