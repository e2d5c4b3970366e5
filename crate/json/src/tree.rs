//! The forms that are known, as one tree: what they begin with in common is compared once, and where they part, their
//! next parts are tried in turn.
//!
//! Of the parts at one place no text has more than one and its gap: those that begin alike go on with different kinds of
//! values. So whatever fits is right, and nothing that was read is looked at again.

use mofcomp_bytes::same;

use crate::form::{Filled, Gap, Part};

/// Fixed parts that are remembered, in number and in bytes.
const MOST_STEPS: usize = 16 * 1024;
const MOST_FIXED: usize = 256 * 1024;

/// Number of no step.
const NONE: u32 = u32::MAX;

/// One fixed part behind another.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// Byte range of the part in `fixed`.
    start: u32,
    end: u32,
    then: Then,
    /// The first part that may follow, and what else may stand here.
    next: u32,
    other: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Gap(Gap),
    /// The end of a text of that form.
    End(u32),
}

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    steps: Vec<Step>,
    fixed: Vec<u8>,
}

impl Tree {
    /// The form of the text that `text` starts with and the text's length, if its form is known and its values are valid.
    /// `filled` holds those then.
    pub(crate) fn read(&self, text: &[u8], filled: &mut Vec<Filled>) -> Option<(u32, usize)> {
        filled.clear();
        let (mut nth, mut at) = (0, 0);
        loop {
            let step = self.steps.get(nth as usize)?;
            let fixed = self.part(step);
            nth = step.other;
            if !text.get(at..at + fixed.len()).is_some_and(|there| same(there, fixed)) {
                continue;
            }
            match step.then {
                Then::End(form) => return Some((form, at + fixed.len())),
                Then::Gap(gap) => {
                    if let Some(value) = gap.filled(text, at + fixed.len()) {
                        filled.push(value);
                        at = value.end as usize;
                        nth = step.next;
                    }
                }
            }
        }
    }

    #[inline]
    fn part(&self, step: &Step) -> &[u8] {
        self.fixed.get(step.start as usize..step.end as usize).unwrap_or_default()
    }

    /// Adds a form that is not there; false when there is no room for it.
    pub(crate) fn add(&mut self, parts: &[Part<'_>], form: u32) -> bool {
        let bytes: usize = parts.iter().map(|(fixed, _)| fixed.len()).sum();
        if self.steps.len() + parts.len() > MOST_STEPS || self.fixed.len() + bytes > MOST_FIXED {
            return false;
        }
        let mut before = None;
        for &(fixed, gap) in parts {
            let then = gap.map_or(Then::End(form), Then::Gap);
            before = Some(self.step_behind(before, fixed, then));
        }
        true
    }

    /// The step behind that one (none: the first of all), made if there is none.
    fn step_behind(&mut self, before: Option<u32>, fixed: &[u8], then: Then) -> u32 {
        let first = match before.and_then(|before| self.steps.get(before as usize)) {
            Some(step) => step.next,
            None => 0,
        };
        let (mut last, mut nth) = (None, first);
        while let Some(step) = self.steps.get(nth as usize) {
            if step.then == then && self.part(step) == fixed {
                return nth;
            }
            last = Some(nth);
            nth = step.other;
        }
        let made = self.steps.len() as u32;
        let start = self.fixed.len() as u32;
        self.fixed.extend_from_slice(fixed);
        self.steps.push(Step { start, end: self.fixed.len() as u32, then, next: NONE, other: NONE });
        if let Some(last) = last.and_then(|last| self.steps.get_mut(last as usize)) {
            last.other = made;
        } else if let Some(before) = before.and_then(|before| self.steps.get_mut(before as usize)) {
            before.next = made;
        }
        made
    }
}
