//! Sightings and problems as JSON, handed out in batches: what is written does not stay.

use serde::Serialize;

use super::{Output, Problem, Sighting};

/// A batch of this many bytes is full.
const FULL: usize = 256 * 1024;

/// A batch in the making: a JSON array of `Sighting`s and of `{"problem": Problem}`, in input order.
#[derive(Debug)]
pub(crate) struct Batch<F> {
    json: Vec<u8>,
    hand_out: F,
}

#[derive(Serialize)]
struct Trouble {
    problem: Problem,
}

impl<F: FnMut(&str)> Batch<F> {
    pub(crate) fn new(hand_out: F) -> Self {
        Self { json: Vec::new(), hand_out }
    }

    fn push(&mut self, item: &impl Serialize) {
        self.json.push(if self.json.is_empty() { b'[' } else { b',' });
        // Plain data into memory: no step of it can fail.
        let _ = serde_json::to_writer(&mut self.json, item);
        if self.json.len() >= FULL {
            self.hand_out();
        }
    }

    /// Hands out what there is.
    pub(crate) fn hand_out(&mut self) {
        if self.json.is_empty() {
            return;
        }
        self.json.push(b']');
        if let Ok(text) = str::from_utf8(&self.json) {
            (self.hand_out)(text);
        }
        self.json.clear();
        // One finding can be as large as the longest record.
        self.json.shrink_to(2 * FULL);
    }
}

impl<F: FnMut(&str)> Output for Batch<F> {
    fn sighting(&mut self, sighting: Sighting) {
        self.push(&sighting);
    }

    fn problem(&mut self, problem: Problem) {
        self.push(&Trouble { problem });
    }
}
