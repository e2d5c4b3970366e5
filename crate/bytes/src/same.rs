//! Short texts side by side.

/// Whether both are equal. For keys, most of which have 8 to 16 bytes: two words of each, and no call.
#[inline]
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match (words::<8>(one, other), words::<4>(one, other)) {
        (Some(ends), _) => ends && (one.len() <= 16 || one == other),
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

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn tells_any_two_texts_apart_that_differ() {
        let text: Vec<u8> = (0..40).collect();
        for length in 0..40 {
            let one = text.get(..length).unwrap_or_default();
            assert!(same(one, one));
            for longer in 0..40 {
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
