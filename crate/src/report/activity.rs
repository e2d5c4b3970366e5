//! The rows that the Splunk rule's search would return.

use std::collections::HashMap;

use super::ActivityRow;
use crate::source::Cim;
use crate::source::transform::time;

/// A record whose multi-valued fields make more rows than this is cut.
const MOST_ROWS_OF_A_RECORD: usize = 64;

/// The rows that one record on which the rule matched counts for, and whether some were cut.
///
/// Keys keep their case. A field without a value is `null`, as the rule's macro fills it; the data model's own
/// `unknown` is already there. A field of several values makes a row for each.
pub(super) fn rows(cim: &Cim, event_time: Option<&str>) -> (Vec<ActivityRow>, bool) {
    let one = |value: &Option<String>| vec![value.clone().unwrap_or_else(null)];
    let many = |values: &[String]| if values.is_empty() { vec![null()] } else { values.to_vec() };
    let fields = [
        one(&cim.dest),
        one(&cim.user),
        many(&cim.parent_process_name),
        many(&cim.process_name),
        many(&cim.process),
        one(&cim.process_id),
        one(&cim.parent_process_id),
    ];
    let first = cim.first_time.as_deref().or(event_time);
    let last = cim.last_time.as_deref().or(event_time).or(first);
    let (first, last) = (first.and_then(seconds).unwrap_or_default(), last.and_then(seconds).unwrap_or_default());
    let all = fields.iter().fold(1usize, |all, values| all.saturating_mul(values.len()));
    let row = |nth| {
        let [dest, user, parent_process_name, process_name, process, process_id, parent_process_id] =
            pick(&fields, nth);
        ActivityRow {
            dest,
            user,
            parent_process_name,
            process_name,
            process,
            process_id,
            parent_process_id,
            count: cim.count.max(1),
            first_time: first.clone(),
            last_time: last.clone(),
        }
    };
    ((0..all.min(MOST_ROWS_OF_A_RECORD)).map(row).collect(), all > MOST_ROWS_OF_A_RECORD)
}

fn null() -> String {
    "null".to_owned()
}

/// The nth combination of the values, the last field changing fastest.
fn pick(fields: &[Vec<String>; 7], mut nth: usize) -> [String; 7] {
    let mut key = fields.each_ref().map(|_| String::new());
    for (slot, values) in key.iter_mut().zip(fields).rev() {
        *slot = values.get(nth % values.len().max(1)).cloned().unwrap_or_default();
        nth /= values.len().max(1);
    }
    key
}

/// The instant to the second without a zone, as the rule's macro prints it; in UTC. Texts of this form are in the order
/// of their times.
fn seconds(iso: &str) -> Option<String> {
    Some(time(iso)?.to_iso().chars().take(19).collect())
}

/// Rows in the making, in order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Activity {
    pub(super) rows: Vec<ActivityRow>,
    index: HashMap<[String; 7], usize>,
}

impl Activity {
    /// Counts what one record counts for.
    pub(super) fn add(&mut self, row: ActivityRow) {
        let at = *self.index.entry(key(&row)).or_insert(self.rows.len());
        let Some(known) = self.rows.get_mut(at) else { return self.rows.push(row) };
        known.count += row.count;
        let (first, last) = (row.first_time, row.last_time);
        if !first.is_empty() && (known.first_time.is_empty() || first < known.first_time) {
            known.first_time = first;
        }
        if last > known.last_time {
            known.last_time = last;
        }
    }
}

fn key(row: &ActivityRow) -> [String; 7] {
    let ActivityRow { dest, user, parent_process_name, process_name, process, process_id, parent_process_id, .. } = row;
    [dest, user, parent_process_name, process_name, process, process_id, parent_process_id].map(String::clone)
}
