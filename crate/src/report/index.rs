//! Places in a list by what stands there. One map type for the whole report: each kind of map weighs kilobytes.

use std::collections::BTreeMap;

/// Places by key.
#[derive(Debug, Default)]
pub(super) struct Index {
    places: BTreeMap<String, usize>,
}

impl Index {
    /// The place of that key; `next` when it has none yet, which is then its own.
    pub(super) fn place(&mut self, key: &[&str], next: usize) -> usize {
        *self.places.entry(joined(key)).or_insert(next)
    }

    /// The place of that key, if it has one.
    pub(super) fn get(&self, key: &[&str]) -> Option<usize> {
        self.places.get(&joined(key)).copied()
    }
}

/// The parts as one text, each behind its length: no two keys make the same.
fn joined(parts: &[&str]) -> String {
    let mut key = String::new();
    for part in parts {
        key.push_str(&part.len().to_string());
        key.push(':');
        key.push_str(part);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_never_run_together() {
        let mut index = Index::default();
        assert_eq!(index.place(&["a", "b"], 0), 0);
        assert_eq!(index.place(&["a", "b"], 1), 0);
        assert_eq!(index.place(&["ab", ""], 1), 1);
        assert_eq!(index.place(&["a1:b", ""], 2), 2);
        assert_eq!((index.get(&["ab", ""]), index.get(&["", "ab"])), (Some(1), None));
    }
}
