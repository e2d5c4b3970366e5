//! Search for one text in another. What `str` and `memchr::memmem` bring for it chooses among several algorithms and
//! weighs kilobytes in the module; this is the one of them that is linear in every text.

use memchr::arch::all::twoway::Finder;

/// Where `part` first stands in `text`. Linear in the text.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    find_bytes(text.as_bytes(), part.as_bytes())
}

/// As [`find`], of bytes.
pub(crate) fn find_bytes(text: &[u8], part: &[u8]) -> Option<usize> {
    match part.is_empty() {
        true => Some(0),
        false => Finder::new(part).find(text, part),
    }
}

/// What is before and behind the first `mark`.
pub(crate) fn split_once<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, mark)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The stretches between the marks, empty ones included.
pub(crate) fn split<'t>(text: &'t str, mark: &str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let (piece, behind) = split_once(rest?, mark).map_or((rest?, None), |(piece, behind)| (piece, Some(behind)));
        rest = behind;
        Some(piece)
    })
}

/// The text with `new` for each `old`.
pub(crate) fn replace(text: &str, old: &str, new: &str) -> String {
    split(text, old).collect::<Vec<_>>().join(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_as_the_standard_library_does() {
        for text in ["", "a", "ab", "aab", "abab", "xababx", "é¦ab¦", "aaaaaaaaaaaaaaaaaaaab"] {
            for part in ["a", "ab", "aab", "ba", "¦", "aaab", "zz"] {
                assert_eq!(find(text, part), text.find(part), "{part} in {text}");
                assert_eq!(split_once(text, part), text.split_once(part), "{part} in {text}");
                assert!(split(text, part).eq(text.split(part)), "{part} in {text}");
                assert_eq!(replace(text, part, "-"), text.replace(part, "-"), "{part} in {text}");
            }
        }
        assert_eq!(find("a", ""), Some(0));
    }
}
