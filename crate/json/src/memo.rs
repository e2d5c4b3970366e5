//! What was concluded of earlier texts of one form, so that a like one need not be asked again.
//!
//! A conclusion that is drawn through [`Json`](crate::Json) alone depends on two things: on the form of the text (its keys,
//! the kinds of its values, which of them are empty) and on the values that were read on the way. Logs repeat both: the
//! same sensor writes the same keys, and what tells its events apart are two or three short values. Those are compared in
//! full, so what is found here is what would be concluded anew.

use mofcomp_bytes::same;

use crate::form::{Filled, Form};
use crate::tape::Doc;

/// Conclusions that are remembered of a form.
const VARIANTS: usize = 32;

/// More is not remembered of a text: values read, and bytes of one of these.
const MOST_READ: usize = 48;
const LONGEST_READ: usize = 256;

/// The last conclusions, by what they were drawn from. A conclusion is a number that means something to whoever draws it.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    variants: Vec<Variant>,
    oldest: usize,
}

#[derive(Debug)]
struct Variant {
    /// What was read: in which gap, and what it said.
    read: Vec<(u16, Box<[u8]>)>,
    conclusion: u32,
}

impl Memo {
    /// What was concluded of a text with these values.
    pub(crate) fn find(&self, text: &[u8], filled: &[Filled]) -> Option<u32> {
        self.variants.iter().find(|variant| variant.fits(text, filled)).map(|variant| variant.conclusion)
    }

    /// Remembers what was concluded of a text after the first `read` values were read of it. How many bytes that took.
    pub(crate) fn learn(
        &mut self,
        form: &Form,
        filled: &[Filled],
        doc: &Doc<'_>,
        read: usize,
        conclusion: u32,
    ) -> usize {
        let Some(variant) = Variant::of(form, filled, doc, read, conclusion) else { return 0 };
        let bytes = variant.read.iter().map(|(_, text)| size_of::<(u16, Box<[u8]>)>() + text.len()).sum();
        if self.variants.len() < VARIANTS {
            self.variants.push(variant);
            return bytes;
        }
        if let Some(slot) = self.variants.get_mut(self.oldest) {
            *slot = variant;
        }
        self.oldest = (self.oldest + 1) % VARIANTS;
        bytes
    }
}

impl Variant {
    fn of(form: &Form, filled: &[Filled], doc: &Doc<'_>, read: usize, conclusion: u32) -> Option<Self> {
        let trace = doc.tape.trace.try_borrow().ok()?;
        let mut known: Vec<(u16, Box<[u8]>)> = Vec::new();
        for &value in trace.get(..read)? {
            let Some(gap) = form.gap_of(value).ok()? else { continue };
            if known.iter().any(|(other, _)| *other == gap) {
                continue;
            }
            let text = filled.get(usize::from(gap))?.written(doc.bytes);
            if text.len() > LONGEST_READ || known.len() >= MOST_READ {
                return None;
            }
            known.push((gap, text.into()));
        }
        Some(Self { read: known, conclusion })
    }

    fn fits(&self, text: &[u8], filled: &[Filled]) -> bool {
        let value = |gap: u16| filled.get(usize::from(gap)).map(|gap| gap.written(text));
        self.read.iter().all(|(gap, read)| value(*gap).is_some_and(|value| same(value, read)))
    }
}
