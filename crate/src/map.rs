//! A small map in the order of its keys. A `BTreeMap` does the same for millions of entries, and weighs kilobytes in the
//! module for each type of key and value; this one is for dozens.

use serde::{Serialize, Serializer};

/// Values by key, in the order of the keys; a JSON object. Adding one takes time in proportion to how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map<K, V> {
    pairs: Vec<(K, V)>,
}

impl<K: Ord + Copy, V> Map<K, V> {
    /// The value of that key.
    pub fn get<Q>(&self, key: Q) -> Option<&V>
    where
        K: PartialEq<Q>,
    {
        self.pairs.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The value of that key, to change.
    pub fn get_mut<Q>(&mut self, key: Q) -> Option<&mut V>
    where
        K: PartialEq<Q>,
    {
        self.pairs.iter_mut().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Gives the key that value, whatever it had.
    pub fn insert(&mut self, key: K, value: V) {
        match self.get_mut(key) {
            Some(held) => *held = value,
            None => {
                let place = self.pairs.iter().take_while(|(known, _)| *known < key).count();
                self.pairs.insert(place, (key, value));
            }
        }
    }

    /// How many keys have a value.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether no key has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { pairs: Vec::new() }
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.pairs.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_one_value_a_key_in_the_order_of_the_keys() {
        let mut map = Map::default();
        for (key, value) in [("b", 1), ("c", 2), ("a", 3), ("b", 4)] {
            map.insert(key, value);
        }
        assert_eq!((map.len(), map.get("b"), map.get("d")), (3, Some(&4), None));
        assert_eq!(serde_json::to_string(&map).ok().as_deref(), Some(r#"{"a":3,"b":4,"c":2}"#));
    }
}
