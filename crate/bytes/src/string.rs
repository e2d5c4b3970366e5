//! Inside a JSON string.

use wide::u8x16;

/// A look at the bytes of a JSON string, sixteen at a time.
#[derive(Debug, Clone, Copy)]
pub struct Plain {
    /// All blocks seen, one over the other.
    seen: u8x16,
}

impl Default for Plain {
    fn default() -> Self {
        Self::new()
    }
}

impl Plain {
    /// Nothing seen yet.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { seen: u8x16::ZERO }
    }

    /// The bytes from `at` on, at most sixteen: one bit for each that is a quote, a backslash or a control character, the
    /// lowest for the first; and how many they are. None at the end.
    #[inline]
    pub fn marks(&mut self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        match bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
            Some(block) => Some((self.block(*block), 16)),
            None => self.last_marks(bytes.get(at..).filter(|rest| !rest.is_empty())?),
        }
    }

    #[inline]
    fn block(&mut self, block: [u8; 16]) -> u32 {
        let block = u8x16::new(block);
        self.seen |= block;
        specials(block)
    }

    #[cold]
    fn last_marks(&mut self, rest: &[u8]) -> Option<(u32, usize)> {
        let mut block = [b' '; 16];
        block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        Some((self.block(block), rest.len()))
    }

    /// Whether all bytes seen are ASCII.
    #[inline]
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.seen.to_bitmask() == 0
    }
}

/// Length, from `at` on, of plain ASCII that a quote ends within sixteen bytes: what most keys and many values are. None
/// for all else, the last bytes of an input included.
#[inline]
#[must_use]
pub fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let block = u8x16::new(*bytes.get(at..)?.first_chunk::<16>()?);
    let quotes = block.simd_eq(u8x16::splat(b'"')).to_bitmask();
    let first = quotes & quotes.wrapping_neg();
    // All below the quote: other specials, and what is no ASCII.
    let others = (specials(block) | block.to_bitmask()) & first.wrapping_sub(1);
    (first != 0 && others == 0).then_some(first.trailing_zeros() as usize)
}

/// One bit per byte.
#[inline]
fn specials(bytes: u8x16) -> u32 {
    let control = bytes.min(u8x16::splat(0x1f)).simd_eq(bytes);
    (control | bytes.simd_eq(u8x16::splat(b'"')) | bytes.simd_eq(u8x16::splat(b'\\'))).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::{Plain, short};

    #[test]
    fn marks_what_a_look_at_each_byte_marks() {
        let naive = |bytes: &[u8]| {
            let is_mark = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
            bytes.iter().take(16).rev().fold(0, |marks, byte| marks << 1 | u32::from(is_mark(byte)))
        };
        for length in 0..40 {
            for (at, byte) in (0..=length).flat_map(|at| (0..=255).map(move |byte| (at, byte))) {
                let mut bytes = vec![b'a'; length];
                bytes.insert(at, byte);
                for start in 0..bytes.len() {
                    let rest = bytes.get(start..).unwrap_or_default();
                    let mut plain = Plain::new();
                    assert_eq!(plain.marks(&bytes, start), Some((naive(rest), rest.len().min(16))));
                    assert_eq!(plain.is_ascii(), byte < 0x80 || !(start..start + 16).contains(&at));
                }
                assert_eq!(Plain::new().marks(&bytes, bytes.len()), None);
            }
        }
    }

    #[test]
    fn takes_for_short_what_ends_at_once() {
        let naive = |bytes: &[u8], at: usize| {
            let rest = bytes.get(at..).filter(|rest| rest.len() >= 16)?;
            let end = rest.iter().take(16).position(|b| *b < 0x20 || *b >= 0x80 || matches!(b, b'"' | b'\\'))?;
            (rest.get(end) == Some(&b'"')).then_some(end)
        };
        for (byte, other) in (0..=255).flat_map(|byte| [(byte, b'"'), (b'"', byte)]) {
            for (at, further) in (0..20).flat_map(|at| (0..20).map(move |further| (at, further))) {
                let mut bytes = vec![b'a'; 20];
                bytes.insert(at, byte);
                bytes.insert(further, other);
                assert_eq!((short(&bytes, 0), short(&bytes, 6)), (naive(&bytes, 0), naive(&bytes, 6)));
            }
        }
    }
}
