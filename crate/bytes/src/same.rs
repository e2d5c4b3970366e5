//! Short texts side by side.

use wide::u8x16;

/// Whether both are equal. For keys and what stands between values, most of which have 8 to 32 bytes: two words of each or
/// a few vectors, and no call.
#[inline]
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    if one.len() > 16 {
        return vectors(one, other);
    }
    match (words::<8>(one, other), words::<4>(one, other)) {
        (Some(ends), _) => ends,
        (None, Some(ends)) => ends,
        (None, None) => one.iter().eq(other),
    }
}

/// Whether the first and the last `N` bytes are equal; none when there are not so many.
#[inline]
fn words<const N: usize>(one: &[u8], other: &[u8]) -> Option<bool> {
    let first = one.first_chunk::<N>()? == other.first_chunk::<N>()?;
    Some(first && one.last_chunk::<N>()? == other.last_chunk::<N>()?)
}

/// The same of texts of one length above sixteen bytes.
#[inline]
fn vectors(one: &[u8], other: &[u8]) -> bool {
    let equal = |one: &[u8; 16], other: &[u8; 16]| u8x16::new(*one).simd_eq(u8x16::new(*other)).all();
    let (Some(last), Some(other_last)) = (one.last_chunk(), other.last_chunk()) else { return false };
    let (blocks, _) = one.as_chunks();
    let (other_blocks, _) = other.as_chunks();
    equal(last, other_last) && blocks.iter().zip(other_blocks).all(|(one, other)| equal(one, other))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn tells_any_two_texts_apart_that_differ() {
        let text: Vec<u8> = (0..80).collect();
        for length in 0..80 {
            let one = text.get(..length).unwrap_or_default();
            assert!(same(one, one));
            for longer in 0..80 {
                assert_eq!(same(one, text.get(..longer).unwrap_or_default()), length == longer);
            }
            for at in 0..length {
                let mut other = one.to_vec();
                if let Some(byte) = other.get_mut(at) {
                    *byte ^= 0x80;
                }
                assert!(!same(one, &other) && !same(&other, one));
            }
        }
    }
}
