//! Where an input can be taken apart. What stands before and behind a seam can be read by two framers that know nothing
//! of each other, and they find what one would find.
//!
//! A framer stands at a seam when every field of it that bears on what comes equals that of a framer made by
//! [`Framer::behind_seam`]: the proof is in the state, whatever the input looked like.

use super::{Framer, Last, State};

impl Framer {
    /// For what stands behind a seam at `offset`. Lines count from 1 there: how many came before is not known.
    pub(crate) fn behind_seam(limit: usize, offset: u64) -> Self {
        let place = Self { base: offset, start: offset, counted: (offset, 1), ..Self::new(limit) };
        Self { state: State::Between, last: Last::Value, ..place }
    }

    /// As made by [`Self::behind_seam`] at offset 0, with the memory that it has.
    pub(crate) fn restart(&mut self) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        *self = Self { buffer, ..Self::behind_seam(self.limit, 0) };
    }

    /// The line breaks passed so far, if what was read ends at a seam: behind a value, in no array, nothing held back.
    pub(crate) fn seam(&self) -> Option<u64> {
        let between = matches!(self.state, State::Between) && self.last == Last::Value;
        let clean = between && self.arrays.is_empty() && self.buffer.is_empty();
        clean.then(|| self.counted.1 - 1)
    }
}
