//! Whole-value wildcards without ASCII case, in linear time whatever the pattern: user exceptions are patterns too.
//!
//! A pattern is pieces between stars. The first piece is held to the start, the last to the end, and the pieces between
//! are each taken at their leftmost place, which never loses a match. A piece of plain text is searched as such; a piece
//! with `?` by a bit-parallel search, 64 characters of pattern a step.

/// Which characters of a pattern are special. Neither dialect can escape them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Elastic's EQL: `*` is any run, `?` exactly one character.
    Eql,
    /// Splunk's search: `*` is any run, `?` is itself.
    Spl,
}

/// Whether the pattern matches the whole of `text`.
pub(crate) fn matches(pattern: &str, dialect: Dialect, text: &str) -> bool {
    let pattern = pattern.to_ascii_lowercase();
    let text = text.to_ascii_lowercase();
    let mut pieces = pattern.split('*').map(|text| Piece { text, wild: dialect == Dialect::Eql && text.contains('?') });
    let Some(first) = pieces.next() else { return false };
    let Some(last) = pieces.next_back() else { return first.at_start(&text) == Some("") };
    let Some(rest) = first.at_start(&text) else { return false };
    let Some(rest) = last.at_end(rest) else { return false };
    pieces.try_fold(rest, |rest, piece| piece.find(rest)).is_some()
}

/// Pattern text between two stars, folded.
struct Piece<'p> {
    text: &'p str,
    /// `?` is special here.
    wild: bool,
}

impl Piece<'_> {
    /// What is left behind this piece when the text starts with it.
    fn at_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        if !self.wild {
            return text.strip_prefix(self.text);
        }
        let mut rest = text.chars();
        self.text.chars().all(|want| rest.next().is_some_and(|c| want == '?' || want == c)).then_some(rest.as_str())
    }

    /// What is left before this piece when the text ends with it.
    fn at_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        if !self.wild {
            return text.strip_suffix(self.text);
        }
        let mut rest = text.chars();
        self.text
            .chars()
            .rev()
            .all(|want| rest.next_back().is_some_and(|c| want == '?' || want == c))
            .then_some(rest.as_str())
    }

    /// What is left behind the leftmost occurrence.
    fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        let end = match self.wild {
            true => ShiftAnd::new(self.text).end(text)?,
            false => super::find::find(text, self.text)? + self.text.len(),
        };
        text.get(end..)
    }
}

/// The Shift-And search: bit `i` of the state says that the last `i + 1` characters are the first `i + 1` of the piece.
struct ShiftAnd {
    /// For each character of the piece, in order, the positions that accept it.
    masks: Vec<(char, Vec<u64>)>,
    /// The positions that accept any character.
    any: Vec<u64>,
    len: usize,
}

impl ShiftAnd {
    fn new(piece: &str) -> Self {
        let len = piece.chars().count();
        let words = len.div_ceil(64);
        let mut any = vec![0; words];
        for (at, _) in piece.chars().enumerate().filter(|&(_, c)| c == '?') {
            set(&mut any, at);
        }
        let mut masks: Vec<(char, Vec<u64>)> = Vec::new();
        for (at, c) in piece.chars().enumerate().filter(|&(_, c)| c != '?') {
            let place = masks.binary_search_by_key(&c, |(known, _)| *known).unwrap_or_else(|place| {
                masks.insert(place, (c, any.clone()));
                place
            });
            if let Some((_, mask)) = masks.get_mut(place) {
                set(mask, at);
            }
        }
        Self { masks, any, len }
    }

    fn mask(&self, c: char) -> &[u64] {
        let place = self.masks.binary_search_by_key(&c, |(known, _)| *known).ok();
        place.and_then(|place| self.masks.get(place)).map_or(&self.any, |(_, mask)| mask)
    }

    /// The byte behind the leftmost occurrence.
    fn end(&self, text: &str) -> Option<usize> {
        let mut state = vec![0u64; self.any.len()];
        for (at, c) in text.char_indices() {
            let mask = self.mask(c);
            let mut carry = 1;
            for (word, mask) in state.iter_mut().zip(mask) {
                let next = *word >> 63;
                *word = (*word << 1 | carry) & mask;
                carry = next;
            }
            if get(&state, self.len - 1) {
                return Some(at + c.len_utf8());
            }
        }
        None
    }
}

fn set(bits: &mut [u64], at: usize) {
    if let Some(word) = bits.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}

fn get(bits: &[u64], at: usize) -> bool {
    bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use proptest::prelude::*;

    use super::*;

    /// The definition, by recursion.
    fn naive(pattern: &[char], dialect: Dialect, text: &[char]) -> bool {
        match (pattern, text) {
            ([], rest) => rest.is_empty(),
            (['*', more @ ..], rest) => (0..=rest.len()).any(|n| naive(more, dialect, &rest[n..])),
            (['?', more @ ..], [_, rest @ ..]) if dialect == Dialect::Eql => naive(more, dialect, rest),
            ([p, more @ ..], [c, rest @ ..]) => p.eq_ignore_ascii_case(c) && naive(more, dialect, rest),
            (_, []) => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases * 16, ..ProptestConfig::default() })]
        #[test]
        fn equals_the_definition(pattern in "[aAbé?*\\\\]{0,9}", text in "[aAbBéÉ?*\\\\]{0,12}") {
            let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            for dialect in [Dialect::Eql, Dialect::Spl] {
                prop_assert_eq!(matches(&pattern, dialect, &text), naive(&p, dialect, &t));
            }
        }

        #[test]
        fn long_pieces_cross_words(before in "[ab]{0,80}", gap in 60usize..140, after in "[ab]{0,80}") {
            let pattern = format!("*{}b*", "?".repeat(gap));
            let text = format!("{before}{after}");
            let t: Vec<char> = text.chars().collect();
            prop_assert_eq!(matches(&pattern, Dialect::Eql, &text), t.iter().skip(gap).any(|&c| c == 'b'));
        }
    }

    #[test]
    fn dialects_differ_on_the_question_mark() {
        assert!(matches("a?c", Dialect::Eql, "a💥c"));
        assert!(!matches("a?c", Dialect::Spl, "abc"));
        assert!(matches("*A?C", Dialect::Spl, "xa?c"));
        assert!(!matches("*.mof", Dialect::Eql, "x.mof\""));
        assert!(!matches("*.mof", Dialect::Eql, "x.mof "));
        assert!(matches("*.mof", Dialect::Eql, "two\nlines\\x.MOF"));
        assert!(matches(
            r"*\Microsoft SQL Server\???\Shared\*.mof",
            Dialect::Eql,
            r"C:\microsoft sql server\160\Shared\a.mof"
        ));
        assert!(!matches(
            r"*\Microsoft SQL Server\???\Shared\*.mof",
            Dialect::Eql,
            r"C:\Microsoft SQL Server\90\Shared\a.mof"
        ));
    }

    #[test]
    fn pieces_do_not_overlap() {
        assert!(!matches("ab*ba", Dialect::Eql, "aba"));
        assert!(matches("ab*ba", Dialect::Eql, "abba"));
        assert!(!matches("*aa*aa*", Dialect::Eql, "aaa"));
        assert!(matches("", Dialect::Eql, "") && !matches("", Dialect::Eql, "a") && matches("**", Dialect::Eql, ""));
    }

    /// Takes milliseconds; a matcher that is not linear would take hours.
    #[test]
    fn stays_linear() {
        let text = r"\".repeat(1 << 20);
        let deep = "a".repeat(1 << 17);
        assert!(!matches(r"*\AppData\Local\*", Dialect::Spl, &text));
        assert!(!matches(&format!("*{}b*", "a".repeat(500)), Dialect::Eql, &deep));
        assert!(!matches(&format!("*{}b*", "a?".repeat(250)), Dialect::Eql, &deep));
        assert!(!matches(&format!("{}b*", "*a".repeat(500)), Dialect::Eql, &deep));
    }
}
