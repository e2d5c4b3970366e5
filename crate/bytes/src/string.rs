//! Inside a JSON string.

use wide::u8x16;

/// Offset of the first byte at which the plain text of a JSON string ends: a quote, a backslash or a control character.
#[must_use]
pub fn special(bytes: &[u8]) -> Option<usize> {
    let (blocks, rest) = bytes.as_chunks::<16>();
    for (nth, block) in blocks.iter().enumerate() {
        let found = specials(*block);
        if found != 0 {
            return Some(nth * 16 + found.trailing_zeros() as usize);
        }
    }
    let behind = bytes.len() - rest.len();
    rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).map(|at| behind + at)
}

/// One bit per byte.
#[inline]
fn specials(block: [u8; 16]) -> u32 {
    let bytes = u8x16::new(block);
    let control = bytes.min(u8x16::splat(0x1f)).simd_eq(bytes);
    (control | bytes.simd_eq(u8x16::splat(b'"')) | bytes.simd_eq(u8x16::splat(b'\\'))).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::special;

    #[test]
    fn finds_what_a_look_at_each_byte_finds() {
        let naive = |bytes: &[u8]| bytes.iter().position(|b| *b < 0x20 || matches!(b, b'"' | b'\\'));
        for length in 0..50 {
            for at in 0..=length {
                for byte in 0..=255 {
                    let mut bytes = vec![b'a'; length];
                    bytes.insert(at, byte);
                    assert_eq!(special(&bytes), naive(&bytes));
                }
            }
        }
    }
}
