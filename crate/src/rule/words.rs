//! Values in sentences.

use crate::text::clip;

/// Longer values are cut in sentences; in characters.
pub(super) const LONGEST: usize = 120;

/// The values as a sentence names them: each in quotes and not too long; `missing` when there are none.
pub(super) fn listed(values: &[String]) -> String {
    let mut words = String::new();
    for value in values.iter().take(8) {
        let between = if words.is_empty() { "\"" } else { ", \"" };
        words.push_str(between);
        words.push_str(&clip(value, LONGEST));
        words.push('"');
    }
    match values.len() {
        0 => "missing".to_owned(),
        1..=8 => words,
        _ => words + ", …",
    }
}

/// The first value, as messages print it.
pub(super) fn first(values: &[String]) -> &str {
    values.first().map_or("unknown", String::as_str)
}
