//! The usual case: an object that lies whole on its line. It is read at once, without a look for its end before.

use super::{Found, Frame, Framer, State};
use crate::input::json::Lines;

impl Framer {
    /// None for what is cut off, broken, over the limit or over several lines: all that is for the scan to judge, which
    /// then has to find what this would have found. Tried once for each value, so that no input costs more than twice its
    /// length.
    pub(super) fn whole(&mut self, lines: &mut Lines) -> Option<Found> {
        #[cfg(test)]
        if !self.quick {
            return None;
        }
        let end = self.buffer.len().min(self.at.saturating_add(self.limit));
        let length = lines.read(self.buffer.get(self.at..end)?)?;
        self.begin(State::Between);
        let found = self.end_value(Frame::Read, self.at + length);
        self.counted.0 = found.end;
        Some(found)
    }
}
