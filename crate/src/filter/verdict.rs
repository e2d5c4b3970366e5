//! One line to its highest-scoring finding.

use serde::Serialize;

use super::FilterOptions;
use crate::event::{Process, ProcessStart, SourceId};
use crate::exception::Exceptions;
use crate::input::peel::Turn;
use crate::input::reader::{Outcome, Place, Reader, Sink, Token, Trouble};
use crate::input::record::Record;
use crate::judge;
use crate::report::{Contribution, Finding, Location, RuleId, RuleResult, Severity};
use crate::rule::{Happened, RULES};
use crate::signal;
use crate::source::{self, Kind, Known, Seen, Source};

/// What `annotate` adds to a line: of its highest-scoring finding, the score and how it came about. Every part equals
/// that of the `Finding` which a scan of this line gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Verdict {
    /// 0 to 100.
    pub score: u8,
    /// The band of the score.
    pub severity: Severity,
    /// Sensor of the record.
    pub source: SourceId,
    /// Both rules, Splunk first.
    pub rules: Vec<RuleVerdict>,
    /// Everything that went into the score, counted or not.
    pub contributions: Vec<Contribution>,
}

/// What one rule says of one run, without the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RuleVerdict {
    /// The rule.
    pub id: RuleId,
    /// The rule's logic holds for what really happened.
    pub matched: bool,
    /// The rule, enabled, would have fired on this record.
    pub fires: bool,
    /// Why the two differ, in one sentence; absent when they agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// The rule's own risk: 64 or 21.
    pub risk: u8,
}

impl From<Finding> for Verdict {
    fn from(finding: Finding) -> Self {
        let Finding { score, severity, source, contributions, .. } = finding;
        let rule = |RuleResult { id, matched, fires, gap, risk, .. }| RuleVerdict { id, matched, fires, gap, risk };
        Self { score, severity, source, rules: finding.rules.into_iter().map(rule).collect(), contributions }
    }
}

/// What a line holds.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// A finding in it scores enough.
    pub(super) passes: bool,
    /// Of the highest-scoring such finding, where verdicts are asked for.
    pub(super) verdict: Option<Verdict>,
    /// Starts of mofcomp.exe.
    pub(super) starts: u64,
    /// A part of it could not be read.
    pub(super) lost: bool,
}

/// Reads lines one by one.
#[derive(Debug)]
pub(super) struct Judge {
    asked: Asked,
    reader: Reader,
    known: Known,
}

/// What is asked of a run.
#[derive(Debug)]
struct Asked {
    exceptions: Exceptions,
    min_score: u8,
    /// Verdicts are asked for.
    verdicts: bool,
}

/// What becomes of a start of which little is asked: it passes, or it is none of mofcomp.exe.
const PASSES: Outcome = Outcome(1);
const NOT_SOUGHT: Outcome = Outcome(0);

impl Asked {
    /// No more than whether it passes, and most do without adding up a score.
    fn is_little(&self) -> bool {
        self.min_score <= 1 && !self.verdicts && self.exceptions.is_empty()
    }
}

impl Judge {
    /// `limit`: longest line that is read, without its end.
    pub(super) fn new(exceptions: Exceptions, options: FilterOptions, limit: usize) -> Self {
        Self {
            asked: Asked { exceptions, min_score: options.min_score, verdicts: options.annotate },
            reader: Reader::behind_seam(limit, 0),
            known: Known::default(),
        }
    }

    /// Reads a line as a scan would that is given nothing else.
    pub(super) fn line(&mut self, line: &[u8]) -> Judged {
        let mut seeing = Seeing { asked: &self.asked, known: &mut self.known, judged: Judged::default() };
        self.reader.restart();
        self.reader.feed(line, &mut seeing);
        self.reader.finish(&mut seeing);
        seeing.judged
    }
}

struct Seeing<'j> {
    asked: &'j Asked,
    known: &'j mut Known,
    judged: Judged,
}

impl Sink for Seeing<'_> {
    fn know(&mut self, record: &Record<'_>, turn: Turn) -> Option<Token> {
        self.known.token(record, turn)
    }

    fn count(&mut self, token: Token) -> bool {
        self.known.seen(token).is_some_and(|seen| seen.kind != Kind::Start)
    }

    fn record(&mut self, token: Option<Token>, record: &Record<'_>, _: Place) -> Option<Outcome> {
        let (known @ (seen, _), record) = token.and_then(|token| self.known.of(token, record))?;
        if seen.kind == Kind::Start { self.start(known, &record) } else { None }
    }

    fn tells_outcomes(&self) -> bool {
        self.asked.is_little()
    }

    fn repeat(&mut self, outcome: Outcome) {
        if outcome == PASSES {
            self.judged.starts += 1;
            self.judged.passes = true;
        }
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        source::recognise(record).is_some()
    }

    fn trouble(&mut self, trouble: Trouble, _: String, _: Place) {
        self.judged.lost |= trouble.is_loss();
    }
}

impl Seeing<'_> {
    fn start(&mut self, known: (Seen, &Source), record: &Record<'_>) -> Option<Outcome> {
        if self.asked.is_little() {
            let event = source::for_rules(known, record);
            debug_assert_eq!(matches(&event), matches(&source::read(known, record).event));
            let outcome = match is_mofcomp(&event.process) {
                false => Some(NOT_SOUGHT),
                // One on which a rule matches scores at least 1.
                true => (self.asked.min_score == 0 || matches(&event)).then_some(PASSES),
            };
            if let Some(outcome) = outcome {
                self.repeat(outcome);
                return Some(outcome);
            }
        }
        let start = source::read(known, record);
        if is_mofcomp(&start.event.process) {
            self.judged.starts += 1;
            self.judged(judge::judge(start, Location::default(), &self.asked.exceptions).finding);
        }
        None
    }

    fn judged(&mut self, finding: Finding) {
        if finding.suppressed_by.is_some() || finding.score < self.asked.min_score {
            return;
        }
        self.judged.passes = true;
        let is_best = self.judged.verdict.as_ref().is_none_or(|best| finding.score > best.score);
        if self.asked.verdicts && is_best {
            self.judged.verdict = Some(finding.into());
        }
    }
}

fn is_mofcomp(process: &Process) -> bool {
    [Some(process.name.as_str()), process.original_file_name.as_deref()].into_iter().flatten().any(signal::is_mofcomp)
}

/// Whether a rule matches what happened.
fn matches(event: &ProcessStart) -> bool {
    let happened = Happened::of(event);
    RULES.iter().any(|rule| rule.matches(&happened))
}
