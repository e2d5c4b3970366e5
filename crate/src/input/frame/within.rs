//! In a JSON value: to its end, to the limit, or to where it turns out to be broken.

use super::value::{self, Step};
use super::{Found, Frame, Framer, State};

impl Framer {
    pub(super) fn value(&mut self, last: bool) -> Option<Found> {
        let start = self.relative(self.start);
        let oversize = matches!(self.state, State::Oversize(_));
        let limit = if oversize { usize::MAX } else { start.saturating_add(self.limit) };
        let full = self.buffer.len() > limit;
        let window = self.buffer.get(..limit).unwrap_or(&self.buffer);
        let (State::Value(scan) | State::Oversize(scan)) = &mut self.state else { return None };
        match scan.run(window, self.at, last || full) {
            Step::End(at) => Some(self.end_value(if oversize { Frame::TooLarge } else { Frame::Json }, at)),
            Step::Resync(at) if oversize => Some(self.end_value(Frame::TooLarge, at)),
            Step::Resync(at) => Some(self.broken(at, false)),
            Step::More(at) => {
                let too_deep = scan.just_too_deep();
                self.at = at;
                if too_deep && !oversize && self.buffer.get(start..at).and_then(value::lost_line).is_some() {
                    return Some(self.broken(at, false));
                }
                if at < self.buffer.len() && too_deep {
                    return None;
                }
                match (full, last) {
                    (true, _) => self.overflow(),
                    (false, true) if oversize => Some(self.end_value(Frame::TooLarge, self.buffer.len())),
                    (false, true) => Some(self.broken(self.buffer.len(), true)),
                    (false, false) => None,
                }
            }
        }
    }

    /// Ends a broken value at the next record: where the scan noticed, or at an earlier line that was lost in it.
    pub(super) fn broken(&mut self, at: usize, cut: bool) -> Found {
        let start = self.relative(self.start);
        let lost = self.buffer.get(start..at).and_then(value::lost_line);
        let (end, cut) = lost.map_or((at, cut), |line| (start + line, false));
        let next = end;
        let text = self.buffer.get(start..end).unwrap_or_default();
        let end = start + text.trim_ascii_end().len();
        let found = self.end_value(Frame::Broken { cut }, end);
        self.at = next;
        if cut {
            self.arrays.clear();
        }
        found
    }
}
