//! What was concluded of earlier texts, so that a like one need not be asked again.
//!
//! A conclusion that is drawn through [`Json`](crate::Json) alone depends on two things: on the shape of the text (its
//! keys, the kinds of its values, which of them are empty) and on the values that were read on the way. Logs repeat both:
//! the same sensor writes the same keys, and what tells its events apart are two or three short values. Both are compared
//! in full, so what is found here is what would be concluded anew.

use mofcomp_bytes::same;

use super::tape::{Doc, Entry, Kind};

/// Shapes that are remembered, and conclusions of each.
const SHAPES: usize = 64;
const VARIANTS: usize = 16;

/// Larger texts are not remembered: values, bytes of keys, values read, bytes of one of these.
const MOST_VALUES: usize = 512;
const MOST_KEYS: usize = 8192;
const MOST_READ: usize = 48;
const LONGEST_READ: usize = 256;

/// Where nothing repeats, remembering costs and brings nothing: so many misses in a row, and it rests for a while.
const PATIENCE: u32 = 256;
const REST: u32 = 4096;

/// Conclusions, by what they were drawn from. A conclusion is a number that means something to whoever draws it.
#[derive(Debug)]
pub struct Memo {
    shapes: Ring<Shape>,
    misses: u32,
    rest: u32,
}

impl Default for Memo {
    fn default() -> Self {
        Self { shapes: Ring::new(SHAPES), misses: 0, rest: 0 }
    }
}

impl Memo {
    /// That never remembers.
    #[must_use]
    pub fn off() -> Self {
        Self { rest: u32::MAX, ..Self::default() }
    }

    /// What was concluded of such a text.
    #[must_use]
    pub fn find(&mut self, doc: &Doc<'_>) -> Option<u32> {
        if self.rest > 0 {
            self.rest -= u32::from(self.rest != u32::MAX);
            return None;
        }
        let found = self.shape(doc).and_then(|shape| shape.variants.items.iter().find(|variant| variant.fits(doc)));
        let conclusion = found.map(|variant| variant.conclusion);
        self.misses = if conclusion.is_some() { 0 } else { self.misses + 1 };
        if self.misses > PATIENCE {
            (self.misses, self.rest) = (0, REST);
        }
        conclusion
    }

    /// Whether conclusions are to be remembered now; then [`Doc::trace`] is to be called before anything is read.
    #[must_use]
    pub fn learns(&self) -> bool {
        self.rest == 0
    }

    /// Remembers what was concluded of a text after the first `read` values were read of it.
    pub fn learn(&mut self, doc: &Doc<'_>, read: usize, conclusion: u32) {
        let Some(variant) = Variant::of(doc, read, conclusion) else { return };
        match self.shapes.items.iter_mut().find(|shape| shape.fits(doc)) {
            Some(shape) => shape.variants.push(variant),
            None => {
                let Some(mut shape) = Shape::of(doc) else { return };
                shape.variants.push(variant);
                self.shapes.push(shape);
            }
        }
    }

    fn shape(&self, doc: &Doc<'_>) -> Option<&Shape> {
        self.shapes.items.iter().find(|shape| shape.hash == doc.tape.shape && shape.fits(doc))
    }
}

/// The last few of something.
#[derive(Debug)]
struct Ring<T> {
    items: Vec<T>,
    most: usize,
    oldest: usize,
}

impl<T> Ring<T> {
    fn new(most: usize) -> Self {
        Self { items: Vec::new(), most, oldest: 0 }
    }

    fn push(&mut self, item: T) {
        if self.items.len() < self.most {
            return self.items.push(item);
        }
        if let Some(slot) = self.items.get_mut(self.oldest) {
            *slot = item;
        }
        self.oldest = (self.oldest + 1) % self.most;
    }
}

#[derive(Debug)]
struct Shape {
    hash: u64,
    values: Vec<Outline>,
    /// All keys with their quotes, one behind the other.
    keys: Vec<u8>,
    variants: Ring<Variant>,
}

impl Shape {
    fn of(doc: &Doc<'_>) -> Option<Self> {
        let entries = || doc.tape.entries.iter().enumerate();
        let keys = entries().filter(|(at, entry)| is_key(entry, *at)).flat_map(|(_, key)| written(doc, key));
        let keys: Vec<u8> = keys.copied().collect();
        let values: Vec<Outline> = entries().map(|(_, entry)| Outline::of(entry)).collect();
        let fits = values.len() <= MOST_VALUES && keys.len() <= MOST_KEYS;
        fits.then(|| Self { hash: doc.tape.shape, values, keys, variants: Ring::new(VARIANTS) })
    }

    fn fits(&self, doc: &Doc<'_>) -> bool {
        let entries = doc.tape.entries.as_slice();
        let mut keys = self.keys.as_slice();
        let mut fits = self.values.len() == entries.len();
        for (at, (entry, value)) in entries.iter().zip(&self.values).enumerate() {
            if !fits {
                break;
            }
            if is_key(entry, at) {
                let key = written(doc, entry);
                let (known, behind) = keys.split_at_checked(key.len()).unwrap_or_default();
                fits = value.next == entry.next && same(known, key);
                keys = behind;
            } else {
                fits = *value == Outline::of(entry);
            }
        }
        fits
    }
}

/// What must be the same of two values for all that can be asked of them but their text. (Of a key, all of the text too.)
#[derive(Debug, PartialEq, Eq)]
struct Outline {
    kind: Kind,
    /// Shorter than any that holds something: only of a text does this say anything.
    is_short: bool,
    /// Place on the tape of what stands behind it.
    next: u32,
}

impl Outline {
    #[inline]
    fn of(entry: &Entry) -> Self {
        let is_short = entry.kind == Kind::String && entry.end - entry.start <= 2;
        Self { kind: entry.kind, is_short, next: entry.next }
    }
}

/// The entry behind a key's is that of its value, and only behind that goes the object on.
#[inline]
fn is_key(entry: &Entry, at: usize) -> bool {
    entry.kind == Kind::String && entry.next as usize > at + 1
}

/// A value as it is written.
#[inline]
fn written<'d>(doc: &'d Doc<'_>, entry: &Entry) -> &'d [u8] {
    doc.bytes.get(entry.start as usize..entry.end as usize).unwrap_or_default()
}

/// One more value of a shape.
#[inline]
pub(crate) fn mix(shape: u64, about: u64) -> u64 {
    (shape.rotate_left(5) ^ about).wrapping_mul(0x517C_C1B7_2722_0A95)
}

#[derive(Debug)]
struct Variant {
    /// What was read: which value, and what it said.
    read: Vec<(u32, Box<[u8]>)>,
    conclusion: u32,
}

impl Variant {
    fn of(doc: &Doc<'_>, read: usize, conclusion: u32) -> Option<Self> {
        let trace = doc.tape.trace.try_borrow().ok()?;
        let mut known: Vec<(u32, Box<[u8]>)> = Vec::new();
        for &at in trace.get(..read)? {
            let text = written(doc, doc.tape.entries.get(at as usize)?);
            if known.iter().any(|(value, _)| *value == at) {
                continue;
            }
            if text.len() > LONGEST_READ || known.len() >= MOST_READ {
                return None;
            }
            known.push((at, text.into()));
        }
        Some(Self { read: known, conclusion })
    }

    fn fits(&self, doc: &Doc<'_>) -> bool {
        let value = |at: u32| doc.tape.entries.get(at as usize).map(|entry| written(doc, entry));
        self.read.iter().all(|(at, text)| value(*at).is_some_and(|value| same(value, text)))
    }
}
