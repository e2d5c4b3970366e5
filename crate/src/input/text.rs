//! Bytes that claim to be UTF-8, as text; and the way back from a place in changed text to its place in the input.

use std::borrow::Cow;

/// Text that may have been changed on the way in, with the places where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text<'b> {
    pub(crate) text: Cow<'b, str>,
    /// Behind each change: offset in `text` and in the bytes that it was made of, both growing.
    marks: Vec<(usize, usize)>,
}

impl<'b> Text<'b> {
    /// Text that was changed at `marks`.
    pub(crate) fn changed(text: String, marks: Vec<(usize, usize)>) -> Self {
        Self { text: Cow::Owned(text), marks }
    }

    /// `bytes` as text; each character that is none becomes U+FFFD.
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { text: Cow::Borrowed(text), marks: Vec::new() },
            Err(_) => Self::replace(bytes),
        }
    }

    fn replace(bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len());
        let mut marks = Vec::new();
        let mut at = 0;
        let mut rest = bytes;
        while !rest.is_empty() {
            let chunk = rest.utf8_chunks().next();
            let (valid, invalid) = chunk.map_or(("", 0), |c| (c.valid(), c.invalid().len()));
            text.push_str(valid);
            let behind = rest.get(valid.len()..).unwrap_or_default();
            let invalid = if is_surrogate(behind) { 3 } else { invalid };
            if invalid > 0 {
                text.push(char::REPLACEMENT_CHARACTER);
                marks.push((text.len(), at + valid.len() + invalid));
            }
            at += valid.len() + invalid;
            rest = bytes.get(at..).unwrap_or_default();
        }
        Self { text: Cow::Owned(text), marks }
    }

    /// Whether anything was changed.
    pub(crate) fn is_changed(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Where the byte at `at` of the text came from.
    pub(crate) fn origin(&self, at: usize) -> usize {
        let behind = self.marks.partition_point(|(text, _)| *text <= at);
        let (text, bytes) = behind.checked_sub(1).and_then(|i| self.marks.get(i)).copied().unwrap_or((0, 0));
        bytes + (at - text)
    }
}

/// Half of a surrogate pair in the form that UTF-8 forbids: one character, not three.
fn is_surrogate(bytes: &[u8]) -> bool {
    matches!(bytes, [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_each_bad_character_once_and_knows_the_way_back() {
        let text = Text::new(b"a\xFFb\xED\xA0\x80c\xE2\x82d");
        assert_eq!(text.text, "a\u{fffd}b\u{fffd}c\u{fffd}d");
        let places: Vec<usize> = ["a", "b", "c", "d"].iter().filter_map(|c| text.text.find(c)).collect();
        let origins: Vec<usize> = places.iter().map(|at| text.origin(*at)).collect();
        assert_eq!(origins, [0, 2, 6, 9]);
        assert!(!Text::new("plain é".as_bytes()).is_changed());
    }
}
