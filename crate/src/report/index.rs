//! Places in a list by what stands there. The runs of keys are a `BTreeMap` of two levels: the real one weighs 4 KB in the
//! module.

/// A run that grows longer than this is cut in two.
const LONGEST_RUN: usize = 512;

/// Places by key: runs of keys, all in order.
#[derive(Debug, Default)]
pub(super) struct Index {
    runs: Vec<Vec<(String, usize)>>,
}

impl Index {
    /// The place of that key; `next` when it has none yet, which is then its own.
    pub(super) fn place(&mut self, key: &[&str], next: usize) -> usize {
        let key = joined(key);
        match self.find(&key) {
            Ok(place) => return place,
            Err((nth, slot)) => match self.runs.get_mut(nth) {
                Some(run) => {
                    run.insert(slot, (key, next));
                    self.cut(nth);
                }
                None => self.runs.push(vec![(key, next)]),
            },
        }
        next
    }

    /// The place of that key, if it has one.
    pub(super) fn get(&self, key: &[&str]) -> Option<usize> {
        self.find(&joined(key)).ok()
    }

    /// The place of that key, else the run and the slot in it where the key belongs.
    fn find(&self, key: &str) -> Result<usize, (usize, usize)> {
        let starts = |run: &Vec<(String, usize)>| run.first().is_some_and(|(first, _)| first.as_str() <= key);
        let nth = self.runs.partition_point(starts).saturating_sub(1);
        let Some(run) = self.runs.get(nth) else { return Err((nth, 0)) };
        let slot = run.partition_point(|(known, _)| known.as_str() < key);
        match run.get(slot) {
            Some((known, place)) if known == key => Ok(*place),
            _ => Err((nth, slot)),
        }
    }

    fn cut(&mut self, nth: usize) {
        if let Some(run) = self.runs.get_mut(nth)
            && run.len() > LONGEST_RUN
        {
            let rest = run.split_off(LONGEST_RUN / 2);
            self.runs.insert(nth + 1, rest);
        }
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

    #[test]
    fn finds_every_key_in_whatever_order_they_came() {
        let mut index = Index::default();
        let keys: Vec<String> = (0..5_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_string()).collect();
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(index.place(&[key], place), place);
        }
        for (place, key) in keys.iter().enumerate() {
            assert_eq!((index.place(&[key], 9), index.get(&[key])), (place, Some(place)));
        }
        assert!(index.runs.len() > 5_000 / LONGEST_RUN);
    }
}
