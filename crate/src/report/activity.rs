//! The rows that the Splunk rule's search would return.

use super::ActivityRow;
use super::index::Index;
use crate::source::Cim;
use crate::source::transform::time;

/// A record whose multi-valued fields make more rows than this is cut.
const MOST_ROWS_OF_A_RECORD: usize = 64;

/// Rows in the making, in order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Activity {
    rows: Vec<(ActivityRow, Span)>,
    index: Index,
}

/// Earliest and latest, with the text that goes into the row.
#[derive(Debug, Default)]
struct Span {
    first: Option<(i64, String)>,
    last: Option<(i64, String)>,
}

impl Activity {
    /// Counts one record on which the rule matched. False when it was cut.
    ///
    /// Keys keep their case. A field without a value is `null`, as the rule's macro fills it; the data model's own
    /// `unknown` is already there. A field of several values makes a row for each.
    pub(super) fn add(&mut self, cim: &Cim, event_time: Option<&str>) -> bool {
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
        let all = fields.iter().fold(1usize, |all, values| all.saturating_mul(values.len()));
        for nth in 0..all.min(MOST_ROWS_OF_A_RECORD) {
            if let Some((row, span)) = self.row(pick(&fields, nth)) {
                row.count += cim.count.max(1);
                span.take(first, last);
            }
        }
        all <= MOST_ROWS_OF_A_RECORD
    }

    fn row(&mut self, key: [String; 7]) -> Option<&mut (ActivityRow, Span)> {
        let index = self.index.place(&key.each_ref().map(String::as_str), self.rows.len());
        if index == self.rows.len() {
            let [dest, user, parent_process_name, process_name, process, process_id, parent_process_id] = key;
            let (count, first_time, last_time) = (0, String::new(), String::new());
            let row = ActivityRow {
                dest,
                user,
                parent_process_name,
                process_name,
                process,
                process_id,
                parent_process_id,
                count,
                first_time,
                last_time,
            };
            self.rows.push((row, Span::default()));
        }
        self.rows.get_mut(index)
    }

    /// The rows. A time that no record told is empty.
    pub(super) fn rows(self) -> Vec<ActivityRow> {
        let finish = |(mut row, span): (ActivityRow, Span)| {
            row.first_time = span.first.map(|(_, text)| text).unwrap_or_default();
            row.last_time = span.last.map(|(_, text)| text).unwrap_or_default();
            row
        };
        self.rows.into_iter().map(finish).collect()
    }
}

impl Span {
    fn take(&mut self, first: Option<&str>, last: Option<&str>) {
        if let Some((at, text)) = first.and_then(seconds)
            && self.first.as_ref().is_none_or(|(known, _)| at < *known)
        {
            self.first = Some((at, text));
        }
        if let Some((at, text)) = last.and_then(seconds)
            && self.last.as_ref().is_none_or(|(known, _)| at > *known)
        {
            self.last = Some((at, text));
        }
    }
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

/// An instant, and its text to the second without a zone, as the rule's macro prints it; in UTC.
fn seconds(iso: &str) -> Option<(i64, String)> {
    let at = time(iso)?;
    Some((at.ns, at.to_iso().chars().take(19).collect()))
}
