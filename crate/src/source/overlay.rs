//! Splunk rows that still hold a sensor's own event beside the add-on's columns.

use super::Cim;
use super::lookup::{Lookup, first};
use crate::input::json::Json;
use crate::input::record::Record;

/// Lets the add-on's own columns, where a row has them, decide what the rule sees.
pub(crate) fn overlay(record: &Record<'_>, cim: &mut Cim) {
    let is_row =
        |row: &Json<'_>| ["_raw", "sourcetype", "_time", "_indextime"].iter().any(|key| row.get(key).is_some());
    let rows = record.json().into_iter().chain(record.outer.iter().copied());
    for row in rows.filter(is_row) {
        for (name, slot) in [
            ("dest", &mut cim.dest),
            ("user", &mut cim.user),
            ("process_id", &mut cim.process_id),
            ("parent_process_id", &mut cim.parent_process_id),
        ] {
            if let Some(text) = first(row, name) {
                *slot = Some(text.into_owned());
            }
        }
        for (name, slot) in [
            ("process", &mut cim.process),
            ("process_name", &mut cim.process_name),
            ("parent_process_name", &mut cim.parent_process_name),
        ] {
            let texts = row.texts(name);
            if texts.iter().any(|text| !text.is_empty()) {
                *slot = texts;
            }
        }
    }
}
