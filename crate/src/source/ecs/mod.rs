//! Elastic Common Schema: documents of Elasticsearch, whatever sensor they tell of, and Kibana alerts made of them.
//!
//! A document's source is its sensor: Sysmon by Winlogbeat is Sysmon. Its own fields are what the Elastic rule would
//! see, gate fields as they stand.

mod access;
mod dataset;
mod fields;
mod kind;
mod user;
mod views;

use super::draft::{Draft, Field};
use super::hints::windows;
use super::lookup::{Filled, first};
use super::{Kind, Seen, Source, Start};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::input::record::Record;

/// The row of the table.
pub(crate) const SOURCE: Source = Source { recognise, fill, views };

fn recognise(record: &Record<'_>) -> Option<Seen> {
    let document = record.json()?;
    let alert = document.has_branch("kibana.alert") || document.path(&["kibana", "alert"]).is_some();
    if !(alert || document.path(&["signal", "rule"]).is_some() || is_ecs(document, record)) {
        return None;
    }
    let origin = dataset::origin(document, record);
    let kind = if names_process(document) { kind::kind(document, &origin) } else { Kind::Other };
    Some(Seen { source: origin.source, kind })
}

/// A process by an ECS name, and anything else that is ECS or Elasticsearch. LogScale's parsers use ECS names too, and
/// keep a Windows event's own below `Vendor`, where they tell more.
fn is_ecs(document: Json<'_>, record: &Record<'_>) -> bool {
    let branches = ["event", "ecs", "data_stream", "@timestamp"];
    names_process(document)
        && !["Vendor.EventID", "Vendor.System.EventID"].iter().any(|path| first(document, path).is_some())
        && (branches.iter().any(|name| document.has_branch(name)) || record.get_anywhere("_index").is_some())
}

fn names_process(document: Json<'_>) -> bool {
    let nested = document.get("process").filter(|process| process.is_object());
    let dotted = |name: &&str| document.get(name).is_some();
    nested.is_some_and(|process| ["name", "executable", "command_line"].iter().any(|name| process.get(name).is_some()))
        || ["process.name", "process.executable", "process.command_line"].iter().any(dotted)
}

fn fill(record: &Record<'_>, draft: &mut Draft) {
    let Some(document) = record.json() else { return };
    draft.fill(fields::COMMON, &Filled(&document));
    if draft.wants(Field::Args) && keeps_args(draft.source(), document) {
        draft.fill(fields::ARGS, &document);
    }
    if draft.wants(Field::User) {
        user::fill(draft, document, draft.source());
    }
    windows(draft);
}

fn views(record: &Record<'_>, start: &mut Start) {
    let Some(document) = record.json() else { return };
    views::ecs(start, document, &dataset::origin(document, record));
    views::cim(start);
}

/// Elastic Defend and Endgame split arguments as Windows does. Of the sensors whose arguments an ingest pipeline made,
/// the command line tells better what happened.
fn keeps_args(source: SourceId, document: Json<'_>) -> bool {
    let by_sensor = matches!(source, SourceId::ElasticDefend | SourceId::Endgame | SourceId::Ecs);
    by_sensor || first(document, "process.command_line").is_none()
}
