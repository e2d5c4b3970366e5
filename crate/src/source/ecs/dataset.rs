//! Which sensor an ECS document comes from and whether the Elastic rule's index patterns cover it. Data, one row each.

use std::borrow::Cow;

use super::access::any;
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;
use crate::source::lookup::first;

/// What is known of a document's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin<'d> {
    /// Its sensor.
    pub(super) source: SourceId,
    /// The rule's index patterns cover it; also when nothing says where it lies.
    pub(super) covered: bool,
    /// Whether its data stream holds process starts; none when it names no data stream.
    pub(super) processes: Option<bool>,
    /// The data stream or index that it names.
    pub(super) place: Option<Cow<'d, str>>,
}

/// A family of datasets: those of this name and, when it ends in `.`, all that begin with it.
struct Family {
    name: &'static str,
    source: SourceId,
    /// Among the rule's index patterns.
    covered: bool,
    /// Holds process starts at all.
    processes: bool,
}

const fn family(name: &'static str, source: SourceId, covered: bool, processes: bool) -> Family {
    Family { name, source, covered, processes }
}

const FAMILIES: &[Family] = &[
    family("endpoint.events.process", SourceId::ElasticDefend, true, true),
    family("endpoint.alerts", SourceId::ElasticDefend, false, true),
    family("endpoint.", SourceId::ElasticDefend, false, false),
    family("system.security", SourceId::WindowsSecurity, true, true),
    family("crowdstrike.fdr", SourceId::Crowdstrike, true, true),
    family("crowdstrike.", SourceId::Crowdstrike, false, true),
    family("m365_defender.event", SourceId::Defender, true, true),
    family("m365_defender.", SourceId::Defender, false, true),
    family("microsoft_defender_endpoint.", SourceId::Defender, false, true),
    family("esensor", SourceId::Endgame, true, true),
    family("windows.sysmon_operational", SourceId::Sysmon, false, true),
    family("sysmon_linux.", SourceId::Sysmon, false, true),
];

/// Sensors that a document names without a dataset: by module, by agent, by the fields of its integration.
const MODULES: &[(&str, SourceId)] = &[
    ("endpoint", SourceId::ElasticDefend),
    ("endgame", SourceId::Endgame),
    ("sysmon", SourceId::Sysmon),
    ("crowdstrike", SourceId::Crowdstrike),
    ("m365_defender", SourceId::Defender),
];

/// Where a document may name its data stream, best first; of an alert, that of the event behind it.
const DATASETS: &[&str] =
    &["data_stream.dataset", "event.dataset", "kibana.alert.original_event.dataset", "signal.original_event.dataset"];
const PROVIDERS: &[&str] = &["event.provider", "winlog.provider_name", "kibana.alert.original_event.provider"];
const INDICES: &[&str] = &["kibana.alert.ancestors.index", "signal.ancestors.index", "signal.parent.index"];

/// Everything that the document says of its origin.
pub(super) fn origin<'d>(document: Json<'d>, record: &Record<'d>) -> Origin<'d> {
    let stated = DATASETS.iter().find_map(|path| first(document, path));
    let index = index_of(document, record);
    let of_index = index.as_deref().and_then(dataset_of_index);
    let family = [stated.as_deref(), of_index].into_iter().flatten().find_map(known);
    let source = provider(document).or_else(|| family.map(|f| f.source)).or_else(|| module(document));
    Origin {
        source: source.unwrap_or(SourceId::Ecs),
        covered: family.map_or(stated.is_none() && index.is_none(), |f| f.covered),
        processes: family.map(|f| f.processes).or(stated.as_ref().map(|_| false)),
        place: stated.or(index),
    }
}

/// The index of the event: of an alert, that of the event behind it. Winlogbeat's own indices are no more than a way
/// in for Sysmon and the Security log, which are judged as such.
fn index_of<'d>(document: Json<'d>, record: &Record<'d>) -> Option<Cow<'d, str>> {
    let behind = INDICES.iter().find_map(|path| first(document, path));
    let own = || record.get_anywhere("_index").and_then(Json::scalar);
    let index = behind.or_else(own).filter(|name| !name.is_empty())?;
    let bare = bare_index(&index);
    let skipped = ["alerts-", "siem-signals-", "winlogbeat-"].iter().any(|prefix| bare.starts_with(prefix));
    (!skipped).then_some(index)
}

/// Without the remote cluster and what snapshots and data streams put in front.
fn bare_index(index: &str) -> &str {
    let mut bare = index.rsplit_once(':').map_or(index, |(_, local)| local);
    while let Some(rest) =
        ["restored-", "partial-", ".ds-", ".internal.", "."].iter().find_map(|p| bare.strip_prefix(p))
    {
        bare = rest;
    }
    bare
}

/// `logs-DATASET-NAMESPACE`; Endgame's indices follow no such scheme.
fn dataset_of_index(index: &str) -> Option<&str> {
    let bare = bare_index(index);
    if bare.starts_with("endgame-") {
        return Some("esensor");
    }
    let rest = bare.strip_prefix("logs-")?;
    Some(rest.split_once('-').map_or(rest, |(dataset, _)| dataset))
}

fn known(dataset: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|f| dataset == f.name || (f.name.ends_with('.') && dataset.starts_with(f.name)))
}

fn provider(document: Json<'_>) -> Option<SourceId> {
    PROVIDERS.iter().find_map(|path| match first(document, path)?.as_ref() {
        "Microsoft-Windows-Sysmon" | "Linux-Sysmon" => Some(SourceId::Sysmon),
        "Microsoft-Windows-Security-Auditing" => Some(SourceId::WindowsSecurity),
        _ => None,
    })
}

fn module(document: Json<'_>) -> Option<SourceId> {
    MODULES
        .iter()
        .find(|(name, _)| any(document, "event.module", &[name]) == Some(true) || document.has_branch(name))
        .map(|(_, s)| *s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_name_their_dataset() {
        for (index, dataset) in [
            ("logs-endpoint.events.process-default", Some("endpoint.events.process")),
            (".ds-logs-system.security-prod-2024.04.22-000001", Some("system.security")),
            ("partial-restored-.ds-logs-crowdstrike.fdr-default-2024.04.22-000001", Some("crowdstrike.fdr")),
            ("remote:logs-m365_defender.event-default", Some("m365_defender.event")),
            ("endgame-4.28.0-000001", Some("esensor")),
            ("logs-endpoint.events.process", Some("endpoint.events.process")),
            ("auditbeat-8.13.0", None),
        ] {
            assert_eq!(dataset_of_index(index), dataset, "{index}");
        }
    }

    #[test]
    fn only_the_rule_s_data_streams_are_covered() {
        let covered = |name: &str| known(name).map(|family| family.covered);
        assert_eq!(covered("endpoint.events.process"), Some(true));
        assert_eq!(covered("endpoint.events.network"), Some(false));
        assert_eq!(covered("crowdstrike.falcon"), Some(false));
        assert_eq!(covered("windows.sysmon_operational"), Some(false));
        assert_eq!((covered("windows.forwarded"), covered("crowdstrike")), (None, None));
    }
}
