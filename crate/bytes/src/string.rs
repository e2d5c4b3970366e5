//! Inside a JSON string.

use wide::u8x16;

/// The plain text of a JSON string, run by run: what stands between its escapes.
#[derive(Debug, Clone, Copy)]
pub struct Plain {
    /// All blocks seen, one over the other.
    seen: u8x16,
    /// All further bytes.
    rest: u8,
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
        Self { seen: u8x16::ZERO, rest: 0 }
    }

    /// Offset, from `at` on, of the first byte at which plain text ends: a quote, a backslash or a control character; the
    /// length of `bytes` when there is none.
    #[inline]
    pub fn run(&mut self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
            let block = u8x16::new(*block);
            self.seen |= block;
            let found = specials(block);
            if found != 0 {
                return at + found.trailing_zeros() as usize;
            }
            at += 16;
        }
        self.tail(bytes, at)
    }

    #[cold]
    fn tail(&mut self, bytes: &[u8], at: usize) -> usize {
        let rest = bytes.get(at..).unwrap_or_default();
        self.rest |= rest.iter().fold(0, |all, byte| all | byte);
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        at.min(bytes.len()) + length.unwrap_or(rest.len())
    }

    /// Whether all bytes of the runs are ASCII; false may be said for what stands shortly behind them, too.
    #[inline]
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.rest < 0x80 && self.seen.to_bitmask() == 0
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
    fn finds_what_a_look_at_each_byte_finds() {
        let naive = |bytes: &[u8]| bytes.iter().position(|b| *b < 0x20 || matches!(b, b'"' | b'\\'));
        for length in 0..50 {
            for at in 0..=length {
                for byte in 0..=255 {
                    let mut bytes = vec![b'a'; length];
                    bytes.insert(at, byte);
                    let mut plain = Plain::new();
                    assert_eq!(plain.run(&bytes, 0), naive(&bytes).unwrap_or(bytes.len()));
                    assert_eq!(plain.is_ascii(), byte < 0x80);
                }
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

    #[test]
    fn goes_on_behind_what_ended_a_run() {
        let bytes = "0123456789abcdef\\\\é56789abcdefghij\"".as_bytes();
        let mut plain = Plain::new();
        assert_eq!(plain.run(bytes, 0), 16);
        assert_eq!(plain.run(bytes, 18), bytes.len() - 1);
        assert!(!plain.is_ascii());
        assert_eq!(Plain::new().run(bytes, bytes.len() + 3), bytes.len());
    }
}
