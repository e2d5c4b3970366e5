//! The report as plain data. Field order is the order in JSON.

use serde::Serialize;

use crate::Map;
use crate::event::{ProcessStart, SourceId};

/// Everything a scan found, with every record accounted for.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Report {
    /// Every mofcomp run, in the order of its first record.
    pub findings: Vec<Finding>,
    /// The rows that the Splunk rule's search would return.
    pub activity: Vec<ActivityRow>,
    /// Risk per user and per system, as Splunk's risk-based alerting would add it up.
    pub entities: Vec<EntityRisk>,
    /// Counts of everything read.
    pub summary: Summary,
    /// What could not be read, or only after repair, in input order.
    pub problems: Vec<Problem>,
}

/// Counts of everything read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Summary {
    /// Bytes given.
    pub bytes: u64,
    /// Values after envelopes are peeled.
    pub records: u64,
    /// Process starts on any operating system, repeats included.
    pub process_starts: u64,
    /// Starts of mofcomp.exe, renamed ones and repeats included.
    pub mofcomp_starts: u64,
    /// Records that no source recognises.
    pub unrecognized: u64,
    /// Stretches of input that could not be read as a record.
    pub malformed: u64,
    /// Records that repeat a finding.
    pub duplicates: u64,
    /// Findings that an exception suppresses.
    pub suppressed: u64,
    /// What the log cannot show.
    pub coverage: Coverage,
    /// Records per source; sources that were not seen are absent.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<SourceId, number>"))]
    pub sources: Map<SourceId, u64>,
    /// Earliest and latest time of a process start, ISO 8601 UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_time: Option<String>,
    /// See `first_time`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_time: Option<String>,
    /// True when a stated limit cut the lists of this report, whose counts stay exact; or when the scan was aborted, and
    /// the report is of what was read until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub truncated: Option<bool>,
}

/// What the log cannot show, in process starts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Coverage {
    /// Starts whose record has no command line.
    pub without_command_line: u64,
    /// Starts whose record does not name the parent.
    pub without_parent: u64,
}

/// One mofcomp run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Finding {
    /// 0 to 100.
    pub score: u8,
    /// The band of the score.
    pub severity: Severity,
    /// Both rules, Splunk first.
    pub rules: Vec<RuleResult>,
    /// Everything that went into the score, counted or not.
    pub contributions: Vec<Contribution>,
    /// The process start.
    pub event: ProcessStart,
    /// Sensor of the first record.
    pub source: SourceId,
    /// Place of the first record.
    pub location: Location,
    /// Every record of this run, the first included.
    pub occurrences: Vec<Occurrence>,
    /// Name of the exception that suppresses it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppressed_by: Option<String>,
}

/// Elastic's bands: 0 none, 1-21 low, 22-47 medium, 48-73 high, 74-100 critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Severity {
    /// 0
    None,
    /// 1-21
    Low,
    /// 22-47
    Medium,
    /// 48-73
    High,
    /// 74-100
    Critical,
}

/// The id of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum RuleId {
    /// Splunk ESCU, "Windows MOF Event Triggered Execution via WMI".
    #[serde(rename = "splunk.mof_event_triggered_execution")]
    Splunk,
    /// Elastic, "Mofcomp Activity".
    #[serde(rename = "elastic.mofcomp_activity")]
    Elastic,
}

impl RuleId {
    /// The id as it stands in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Splunk => "splunk.mof_event_triggered_execution",
            Self::Elastic => "elastic.mofcomp_activity",
        }
    }
}

/// What one rule says of one run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RuleResult {
    /// The rule.
    pub id: RuleId,
    /// The rule's logic holds for what really happened.
    pub matched: bool,
    /// The rule, enabled, would have fired on a record of this run.
    pub fires: bool,
    /// Why the two differ, in one sentence; absent when they agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// The rule's own risk: 64 or 21.
    pub risk: u8,
    /// The rule's own severity, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<&'static str>,
    /// The rule's risk message, filled in.
    pub message: String,
    /// Every clause on what really happened, with the values seen.
    pub explanation: ClauseResult,
    /// Every clause on what the backend would hold; only when the result differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fires_explanation: Option<ClauseResult>,
}

/// One clause and its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ClauseResult {
    /// The clause in words.
    pub text: &'static str,
    /// Whether it holds.
    pub result: bool,
    /// The values that it was tested on; at leaves only, empty when the field is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<Vec<String>>,
    /// Its parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<ClauseResult>>,
}

/// The kind of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ContributionKind {
    /// A rule's own risk.
    Rule,
    /// Raises the score.
    Signal,
    /// Lowers it.
    Mitigation,
}

/// One part of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Contribution {
    /// Id of the rule, signal or mitigation.
    pub id: &'static str,
    /// What it is.
    pub kind: ContributionKind,
    /// Percent; for a rule its risk.
    pub weight: u8,
    /// Whether it moved the score.
    pub counted: bool,
    /// Why it is here, and why it did not count when it did not.
    pub reason: String,
    /// ATT&CK technique.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technique: Option<&'static str>,
    /// Where this is written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<&'static str>,
}

/// One record of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Occurrence {
    /// Its sensor.
    pub source: SourceId,
    /// Its place.
    pub location: Location,
    /// The rules that fire on it.
    pub fires: Vec<RuleId>,
}

/// A place in the input. Offsets count the bytes given (of a string: its UTF-8 form; of UTF-16: the UTF-8 text
/// that it decodes to).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Location {
    /// Ordinal of the record, from 1; of a problem, that of the record that it concerns or would have been.
    pub record: u64,
    /// Line of the first byte, from 1.
    pub line: u64,
    /// First byte.
    pub byte_start: u64,
    /// Byte after the last.
    pub byte_end: u64,
}

/// Input that could not be read, or only after repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Problem {
    /// A stable code: `malformed`, `truncated`, `too_large`, `too_deep`, `repaired`, `encoding`, `unsupported_format`.
    pub kind: String,
    /// One sentence for a person.
    pub message: String,
    /// Where.
    pub location: Location,
}

/// A row that the Splunk rule's search would return. All values are text, as Splunk shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ActivityRow {
    /// Host.
    pub dest: String,
    /// User.
    pub user: String,
    /// Parent's file name.
    pub parent_process_name: String,
    /// File name.
    pub process_name: String,
    /// Command line, as the data model holds it.
    pub process: String,
    /// Process id, as the data model holds it.
    pub process_id: String,
    /// Parent's id, as the data model holds it.
    pub parent_process_id: String,
    /// Events in this row.
    pub count: u64,
    /// Earliest, `yyyy-MM-ddTHH:MM:SS` in UTC.
    #[serde(rename = "firstTime")]
    pub first_time: String,
    /// Latest.
    #[serde(rename = "lastTime")]
    pub last_time: String,
}

/// Whether an entity is a user or a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum EntityType {
    /// An account.
    User,
    /// A host.
    System,
}

/// Risk of one user or system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EntityRisk {
    /// Its name, as first seen.
    pub entity: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its host, for an account that every host has of its own: SYSTEM and its like, services, machine accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The highest sum of the Splunk rule's risk in any 24 hours.
    pub score: u64,
    /// Over 100.
    pub flagged: bool,
    /// Indices into `Report.findings`.
    pub findings: Vec<usize>,
}

/// The facts of a published rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RuleInfo {
    /// Stable id.
    pub id: RuleId,
    /// Published name.
    pub name: &'static str,
    /// Published version.
    pub version: &'static str,
    /// Date of that version, `yyyy-MM-dd`.
    pub updated: &'static str,
    /// Author.
    pub author: &'static str,
    /// Licence of the published rule.
    pub license: &'static str,
    /// Where it is published.
    pub url: &'static str,
    /// What it looks for, in our words.
    pub description: &'static str,
    /// Its own risk.
    pub risk: u8,
    /// Its own severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<&'static str>,
    /// Splunk's impact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<u8>,
    /// Splunk's confidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// ATT&CK mapping.
    pub attack: &'static [Attack],
    /// Sensors that it is published for.
    pub sources: &'static [SourceId],
    /// When it runs.
    pub schedule: &'static str,
    /// Whether it runs as shipped.
    pub enabled_by_default: bool,
    /// Fields that an analyst looks at first.
    pub notable_fields: &'static [&'static str],
    /// Template of its risk message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_message: Option<&'static str>,
    /// Known false positives.
    pub false_positives: &'static [&'static str],
    /// References.
    pub references: &'static [&'static str],
}

/// One ATT&CK technique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Attack {
    /// Tactic id, as `TA0003`.
    pub tactic: &'static str,
    /// Technique id, as `T1546.003`.
    pub technique: &'static str,
    /// Technique name.
    pub name: &'static str,
    /// Its page.
    pub url: &'static str,
}
