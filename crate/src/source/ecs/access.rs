//! What an ECS document says at a path, however it nests: objects, dotted keys, both at once (Kibana alerts), arrays
//! around every value (`fields` of a hit).

use crate::input::json::Json;
use crate::source::lookup::{Lookup, visit};

/// Every value at `path`.
pub(super) fn values(document: Json<'_>, path: &str) -> Vec<String> {
    let mut found = document.texts(path);
    found.retain(|text| !text.is_empty());
    found
}

/// Whether any value at `path` is one of `words`, ASCII case aside; none when there is no value.
pub(super) fn any(document: Json<'_>, path: &str, words: &[&str]) -> Option<bool> {
    let mut verdict = None;
    visit(document, path, &mut |value| {
        if let Some(text) = value.scalar().filter(|text| !text.is_empty()) {
            let hit = words.iter().any(|word| text.eq_ignore_ascii_case(word));
            verdict = Some(hit || verdict == Some(true));
        }
    });
    verdict
}
