//! The model of one process start: plain data, whatever log it was read from.

use serde::Serialize;

use crate::Map;

/// Where a process start was recorded. The label follows the sensor, not the carrier: a Security 4688 that
/// came through Wazuh is still `windows_security`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum SourceId {
    /// Sysmon, event 1.
    Sysmon,
    /// Windows Security log, event 4688.
    WindowsSecurity,
    /// CrowdStrike Falcon, ProcessRollup2.
    Crowdstrike,
    /// Microsoft Defender for Endpoint, DeviceProcessEvents.
    Defender,
    /// Elastic Defend (Elastic Endpoint).
    ElasticDefend,
    /// An ECS document of no known dataset.
    Ecs,
    /// Endgame sensor, raw or ECS-shaped.
    Endgame,
    /// A row of Splunk's Endpoint.Processes data model that no longer tells its sensor.
    SplunkCim,
    /// OCSF class 1007.
    Ocsf,
    /// Google UDM, PROCESS_LAUNCH.
    Udm,
    /// Microsoft Sentinel ASIM ProcessEvent.
    Asim,
    /// Recognised by nothing, or only by bare Windows field names.
    Unknown,
}

impl SourceId {
    /// The id as it stands in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sysmon => "sysmon",
            Self::WindowsSecurity => "windows_security",
            Self::Crowdstrike => "crowdstrike",
            Self::Defender => "defender",
            Self::ElasticDefend => "elastic_defend",
            Self::Ecs => "ecs",
            Self::Endgame => "endgame",
            Self::SplunkCim => "splunk_cim",
            Self::Ocsf => "ocsf",
            Self::Udm => "udm",
            Self::Asim => "asim",
            Self::Unknown => "unknown",
        }
    }
}

/// One process start, as it happened. Names follow ECS; absent means that the log does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ProcessStart {
    /// When it started: ISO 8601, UTC, 0, 3, 6 or 9 digits of fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The host, as the log writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// `windows`, `linux` or `macos`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os_type: Option<String>,
    /// Logon session, hexadecimal with `0x`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logon_id: Option<String>,
    /// `untrusted`, `low`, `medium`, `medium_plus`, `high`, `system` or `protected`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
    /// The process that started.
    pub process: Process,
    /// The process that started it.
    pub parent: Parent,
    /// Whom it runs as.
    pub user: User,
    /// For each field above (dotted, as `process.command_line`): the path in the record that it was read from,
    /// with ` (inferred)`, ` (assumed UTC)` or ` (assumed)` behind it where that is so.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
    pub provenance: Map<&'static str, String>,
}

/// The process that started.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Process {
    /// File name of the image, in its own case; empty when the log does not say.
    pub name: String,
    /// Path of the image, as the log writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Command line. Absent when the log has none, which an empty one counts as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command_line: Option<String>,
    /// Current directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_directory: Option<String>,
    /// Name in the image's version resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_file_name: Option<String>,
    /// The sensor's own id of the process (Sysmon GUID, Falcon id, Endpoint entity id).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_id: Option<String>,
    /// Arguments as Windows splits the command line, or as the sensor gave them.
    pub args: Vec<String>,
    /// `given`, or `winargv` when split here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub args_origin: Option<String>,
    /// Process id of the operating system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<u64>,
    /// `md5`, `sha1`, `sha256`, `imphash`; lower-case hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional, type = "Record<string, string>"))]
    pub hashes: Option<Map<&'static str, String>>,
}

/// The process that started it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Parent {
    /// File name of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Path of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command_line: Option<String>,
    /// The sensor's own id of the process.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_id: Option<String>,
    /// Process id of the operating system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<u64>,
}

/// Whom a process runs as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct User {
    /// Account name, without the domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Domain or computer of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Security identifier, `S-1-...`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// `effective` (whom the process runs as), `creator` (who asked for it), `service` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}
