//! The envelopes, in the order in which they are tried. Adding one is one function and one line in [`ENVELOPES`].

use std::borrow::Cow;

use super::rows::{Rows, column_names};
use crate::input::json::{Json, Kind};

/// What an envelope holds.
pub(super) enum Wrapped<'d> {
    /// No record: a bulk action line, a preview row, a trailer.
    Nothing,
    /// One value; what is around it tells nothing.
    One(Json<'d>),
    /// One value; what is around it matters.
    Inside(Json<'d>),
    /// Values that each hold a record alone.
    Many(Vec<Json<'d>>),
    /// A text.
    Text(Cow<'d, str>),
    /// Tables.
    Rows(Vec<Rows<'d>>),
}

const ENVELOPES: &[fn(Json<'_>) -> Option<Wrapped<'_>>] = &[
    array,
    elasticsearch,
    hit,
    bulk,
    pipeline_test,
    splunk_row,
    splunk_rest,
    tables,
    listed,
    streaming,
    hec,
    splunk_logger,
    panther,
    raw,
    raw_xml,
    chainsaw,
    evtx_record,
];

/// What the value wraps; none when it is no envelope.
pub(super) fn unwrap(value: Json<'_>) -> Option<Wrapped<'_>> {
    ENVELOPES.iter().find_map(|envelope| envelope(value))
}

fn array(value: Json<'_>) -> Option<Wrapped<'_>> {
    (value.is_array() && !value.is_empty()).then(|| Wrapped::Many(value.items().collect()))
}

fn many<'d>(value: Option<Json<'d>>) -> Option<Wrapped<'d>> {
    value.filter(|v| v.is_array()).map(|v| Wrapped::Many(v.items().collect()))
}

/// A non-empty array of objects.
fn objects<'d>(value: Option<Json<'d>>) -> Option<Json<'d>> {
    value.filter(|v| v.items().next().is_some_and(Json::is_object))
}

fn is_preview(value: Json<'_>) -> bool {
    value.get("preview").and_then(Json::scalar).is_some_and(|v| matches!(&*v, "true" | "1"))
}

/// A search response: hits, EQL events and sequences, several responses, the inspector's copy.
fn elasticsearch(value: Json<'_>) -> Option<Wrapped<'_>> {
    if let Some(hits) = value.get("hits").filter(|h| h.is_object()) {
        return many(hits.get("hits")).or_else(|| many(hits.get("events"))).or_else(|| many(hits.get("sequences")));
    }
    let wrapped = ["response", "rawResponse"].iter().filter_map(|name| value.get(name));
    if let Some(inner) = wrapped.into_iter().find(|inner| inner.get("hits").is_some()) {
        return Some(Wrapped::One(inner));
    }
    let is_sequence = value.get("join_keys").is_some();
    if is_sequence && let Some(events) = objects(value.get("events")) {
        return many(Some(events));
    }
    let responses = objects(value.get("responses"))?;
    responses.items().any(|r| r.get("hits").is_some()).then(|| many(Some(responses))).flatten()
}

/// A hit, or a document copied as JSON.
fn hit(value: Json<'_>) -> Option<Wrapped<'_>> {
    let inner = |name: &str| value.get(name).filter(|v| v.is_object() && !v.is_empty());
    if let Some(source) = inner("_source") {
        return Some(Wrapped::Inside(source));
    }
    let known = value.get("_index").is_some() || value.get("_id").is_some();
    inner("fields").filter(|_| known).map(Wrapped::Inside)
}

/// A line of a bulk request: the action, or the document of an update.
fn bulk(value: Json<'_>) -> Option<Wrapped<'_>> {
    let single = value.has_one_member().then(|| value.members().next()).flatten();
    if single
        .is_some_and(|(name, inner)| inner.is_object() && ["index", "create", "update", "delete"].contains(&&*name))
    {
        return Some(Wrapped::Nothing);
    }
    const UPDATE: &[&str] = &["doc", "doc_as_upsert", "upsert", "script", "scripted_upsert", "detect_noop", "_source"];
    let doc = ["doc", "upsert"].iter().find_map(|name| value.get(name).filter(|d| d.is_object()))?;
    only(value, UPDATE).then_some(Wrapped::One(doc))
}

fn only(value: Json<'_>, names: &[&str]) -> bool {
    value.members().all(|(name, _)| names.contains(&&*name))
}

/// A golden file of an ingest pipeline.
fn pipeline_test(value: Json<'_>) -> Option<Wrapped<'_>> {
    only(value, &["expected"]).then(|| many(value.get("expected"))).flatten()
}

/// A row of a Splunk export or webhook; the last line of an export has none.
fn splunk_row(value: Json<'_>) -> Option<Wrapped<'_>> {
    const AROUND: &[&str] = &["preview", "offset", "lastrow", "sid", "search_name", "results_link"];
    const ALL: &[&str] =
        &["preview", "offset", "lastrow", "sid", "search_name", "results_link", "result", "app", "owner", "messages"];
    if !value.is_object() || !only(value, ALL) || !AROUND.iter().any(|name| value.get(name).is_some()) {
        return None;
    }
    match value.get("result").filter(|r| r.is_object()) {
        Some(_) if is_preview(value) => Some(Wrapped::Nothing),
        Some(result) => Some(Wrapped::One(result)),
        None => (value.get("lastrow").is_some() || is_preview(value)).then_some(Wrapped::Nothing),
    }
}

/// Results of Splunk's REST interface: objects, rows or columns.
fn splunk_rest(value: Json<'_>) -> Option<Wrapped<'_>> {
    let names = value.get("fields").filter(|f| f.is_array());
    let splunk = names.is_some() || value.get("init_offset").is_some() || value.get("preview").is_some();
    let results = value.get("results").filter(|r| r.is_array() && splunk);
    let cells = ["rows", "columns"].iter().find_map(|n| value.get(n).filter(|c| c.is_array()).map(|c| (*n, c)));
    if (results.is_some() || (names.is_some() && cells.is_some())) && is_preview(value) {
        return Some(Wrapped::Nothing);
    }
    if let Some(results) = results {
        return many(Some(results));
    }
    let (kind, cells) = cells?;
    Some(Wrapped::Rows(vec![Rows { names: column_names(names?), cells, by_column: kind == "columns" }]))
}

/// Tables of Azure Monitor and Log Analytics.
fn tables(value: Json<'_>) -> Option<Wrapped<'_>> {
    let tables = objects(value.get("tables"))?;
    let table = |t: Json<'_>| t.get("columns").is_some() && t.get("rows").is_some();
    if !tables.items().all(table) {
        return None;
    }
    let rows = tables
        .items()
        .filter_map(|t| Some(Rows { names: column_names(t.get("columns")?), cells: t.get("rows")?, by_column: false }));
    Some(Wrapped::Rows(rows.collect()))
}

/// Lists of records: hunting results, streaming batches, Graph and LogScale answers.
fn listed(value: Json<'_>) -> Option<Wrapped<'_>> {
    if value.get("Schema").or_else(|| value.get("schema")).is_some() {
        let results = value.get("Results").or_else(|| value.get("results")).filter(|r| r.is_array());
        if let Some(results) = results {
            return many(Some(results));
        }
    }
    let graph = value.get("@odata.context").is_some();
    let raw = |v: &Json<'_>| v.items().next().is_some_and(|e| e.get("@rawstring").is_some());
    let few = || value.members().nth(4).is_none();
    let list = objects(value.get("records"))
        .or_else(|| objects(value.get("value")).filter(|_| graph))
        .or_else(|| objects(value.get("events")).filter(|v| raw(v) || few()))
        .or_else(|| objects(value.get("results").or_else(|| value.get("Results"))).filter(|_| few()));
    list.and_then(|l| many(Some(l)))
}

/// Defender's streaming API.
fn streaming(value: Json<'_>) -> Option<Wrapped<'_>> {
    let category = value.get("category").and_then(Json::as_str)?;
    let properties = value.get("properties").filter(|_| category.starts_with("AdvancedHunting-"))?;
    match properties.kind() {
        Kind::Object => Some(Wrapped::Inside(properties)),
        Kind::String => properties.as_str().map(Wrapped::Text),
        _ => None,
    }
}

/// Splunk's HTTP event collector. Of an event that stands alone, only what no document of Elastic's could be: those keep
/// facts about an event under the same name.
fn hec(value: Json<'_>) -> Option<Wrapped<'_>> {
    const ALL: &[&str] = &["event", "time", "host", "source", "sourcetype", "index", "fields", "channel"];
    const ECS: &[&str] = &["kind", "category", "type", "action", "module", "dataset", "provider", "code", "original"];
    let of_elastic = |event: Json<'_>| value.has_one_member() && ECS.iter().any(|name| event.has(name));
    let event = value.get("event").filter(|event| only(value, ALL) && !of_elastic(*event))?;
    let plain = |name: &str| value.get(name).is_none_or(|v| !v.is_object() && !v.is_array());
    if !["time", "host", "source", "sourcetype", "index"].iter().all(|name| plain(name)) {
        return None;
    }
    match event.kind() {
        Kind::Object => Some(Wrapped::Inside(event)),
        Kind::String => event.as_str().map(Wrapped::Text),
        _ => None,
    }
}

/// An object that was logged through one of Splunk's own logging libraries, as its collector is given it.
fn splunk_logger(value: Json<'_>) -> Option<Wrapped<'_>> {
    const ALL: &[&str] = &["message", "severity", "logger", "thread", "exception", "properties"];
    let message = value.get("message").filter(|m| m.is_object() && value.has("severity") && only(value, ALL))?;
    Some(Wrapped::Inside(message))
}

/// Panther's wrapper of Falcon events.
fn panther(value: Json<'_>) -> Option<Wrapped<'_>> {
    let event = value.get("event").filter(|e| e.is_object())?;
    let falcon = value.get("fdr_event_type").is_some() || value.get("event_simpleName").is_some();
    falcon.then_some(Wrapped::Inside(event))
}

/// A Splunk row with its `_raw`. Text that is neither JSON nor an event stays with its row.
fn raw(value: Json<'_>) -> Option<Wrapped<'_>> {
    value.get("_raw").and_then(Json::as_str).map(Wrapped::Text)
}

/// Azure's copies of Windows events.
fn raw_xml(value: Json<'_>) -> Option<Wrapped<'_>> {
    let xml = value.path(&["properties", "RawXml"]).or_else(|| value.get("RawXml"))?;
    xml.as_str().filter(|x| x.trim_start().starts_with('<')).map(Wrapped::Text)
}

/// One document of a detection, or one of the several behind an aggregate.
fn chainsaw(value: Json<'_>) -> Option<Wrapped<'_>> {
    let one_of_many = || Some(value).filter(|v| v.get("kind").and_then(Json::scalar).as_deref() == Some("evtx"));
    let document = value.get("document").or_else(one_of_many)?;
    document.get("data").filter(|d| d.is_object()).map(Wrapped::Inside)
}

/// A record of the evtx library: `data` beside `event_record_id`.
fn evtx_record(value: Json<'_>) -> Option<Wrapped<'_>> {
    value.get("event_record_id")?;
    let data = value.get("data")?;
    match data.kind() {
        Kind::Object => Some(Wrapped::Inside(data)),
        Kind::String => data.as_str().map(Wrapped::Text),
        _ => None,
    }
}
