//! Passwords in a command line as it was typed.

use super::MASK;

/// The line with the value of every `-P:` and `/P:` masked; none when it has no such value.
///
/// A switch starts behind white space or a quote. Lines of shells are read too, where the whole call may stand in
/// quotes of its own. What is in doubt is masked, but never the file behind it.
pub(super) fn mask(text: &str) -> Option<String> {
    let mut masked = String::new();
    let mut copied = 0;
    let mut quotes = Quotes::default();
    while let Some(value) = next_value(text, copied.max(quotes.seen)) {
        quotes.advance(text, value);
        let end = value + value_len(text, value, quotes.open);
        if end > value {
            masked.push_str(text.get(copied..value)?);
            masked.push_str(MASK);
            copied = end;
        }
    }
    (copied > 0).then(|| masked + text.get(copied..).unwrap_or_default())
}

/// Whether a double quote is open, as far as the line was read.
#[derive(Default)]
struct Quotes {
    seen: usize,
    open: bool,
}

impl Quotes {
    fn advance(&mut self, text: &str, to: usize) {
        let passed = text.as_bytes().get(self.seen..to).unwrap_or_default();
        self.open ^= memchr::memchr_iter(b'"', passed).count() % 2 == 1;
        self.seen = to;
    }
}

/// The place right behind the next `-P:` or `/P:`.
fn next_value(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    memchr::memchr_iter(b':', rest).map(|at| from + at).find_map(|colon| match text.as_bytes().get(..colon)? {
        [head @ .., b'-' | b'/', b'p' | b'P']
            if head.last().is_none_or(|&b| b.is_ascii_whitespace() || is_quote(b)) =>
        {
            Some(colon + 1)
        }
        _ => None,
    })
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

/// How many bytes from `at` on are the value; `open` when a double quote was opened before.
fn value_len(text: &str, at: usize, open: bool) -> usize {
    let value = text.get(at..).unwrap_or_default();
    let before = at.checked_sub(4).and_then(|i| text.as_bytes().get(i)).copied().filter(|&b| is_quote(b));
    if let Some(close) = before.and_then(|quote| memchr::memchr(quote, value.as_bytes())) {
        return close;
    }
    let word = value.trim_start_matches([' ', '\t']);
    match value.len() - word.len() {
        0 => word_len(value, open),
        gap => stray_len(word, open).map_or(0, |len| gap + len),
    }
}

/// The length of a word behind an empty `-P:`, when it may be its password: no switch, and another word follows.
fn stray_len(word: &str, open: bool) -> Option<usize> {
    let len = word_len(word, open);
    let follows = !word.get(len..)?.trim_start().is_empty();
    (follows && !word.starts_with(['-', '/'])).then_some(len)
}

/// The length of a word and of what it quotes. A quote that was opened before the word ends it.
fn word_len(text: &str, open: bool) -> usize {
    let mut len = quoted_len(text);
    loop {
        let rest = text.get(len..).unwrap_or_default();
        len += rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
        match quoted_len(text.get(len..).unwrap_or_default()) {
            more if more > 0 && !open => len += more,
            _ => return len,
        }
    }
}

/// The length of a quote, its marks included, at the start of the text; 0 when there is none that closes. A shell's
/// escape may stand before the marks.
fn quoted_len(text: &str) -> usize {
    let escape = usize::from(text.starts_with(['\\', '`']));
    let inside = text.as_bytes().get(escape..).and_then(|t| t.split_first());
    let Some((&quote, inside)) = inside.filter(|(first, _)| is_quote(**first)) else { return 0 };
    memchr::memchr(quote, inside).map_or(0, |close| escape + 1 + close + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_password_is_masked() {
        for (text, want) in [
            ("mofcomp -U:bob -P:secret a.mof", "mofcomp -U:bob -P:*** a.mof"),
            ("mofcomp /p:secret", "mofcomp /p:***"),
            (r#"mofcomp -P:"my secret" a.mof"#, "mofcomp -P:*** a.mof"),
            (r#"mofcomp "-P:my secret" a.mof"#, r#"mofcomp "-P:***" a.mof"#),
            (r#"mofcomp -P:my" secret"x a.mof"#, "mofcomp -P:*** a.mof"),
            (r#"mofcomp -P:"my"secret a.mof"#, "mofcomp -P:*** a.mof"),
            ("mofcomp -P:pa'ss a.mof", "mofcomp -P:*** a.mof"),
            ("mofcomp -P: secret a.mof", "mofcomp -P:*** a.mof"),
            (r#"cmd /c "mofcomp -P:secret a.mof" & echo 1"#, r#"cmd /c "mofcomp -P:*** a.mof" & echo 1"#),
            (r#"cmd /c "mofcomp a.mof -P:secret" & echo 1"#, r#"cmd /c "mofcomp a.mof -P:***" & echo 1"#),
            (r#"cmd /c "mofcomp -P:"my secret" a.mof""#, r#"cmd /c "mofcomp -P:*** a.mof""#),
            (r#"powershell -c "mofcomp '-P:my secret' a.mof""#, r#"powershell -c "mofcomp '-P:***' a.mof""#),
            (r#"powershell -c "mofcomp -P:'my secret' a.mof""#, r#"powershell -c "mofcomp -P:*** a.mof""#),
            (r#"cmd /c "mofcomp -P:\"my secret\" a.mof""#, r#"cmd /c "mofcomp -P:*** a.mof""#),
            ("mofcomp -P:one -P:two a.mof", "mofcomp -P:*** -P:*** a.mof"),
            ("-P:x", "-P:***"),
        ] {
            assert_eq!(mask(text).as_deref(), Some(want), "{text}");
        }
        for text in
            ["mofcomp -N:root a.mof", "mofcomp -P: a.mof", "mofcomp -P:", r"mofcomp C:\x-P:1", "mofcomp -PP:1", ""]
        {
            assert_eq!(mask(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_plain_password_never_stays(before in "[a-z .\\\\\"'/-]{0,12}", secret in "[A-OQ-Z0-9!#$%&]{1,8}", after in "[a-z .\\\\\"'/-]{0,12}") {
            let masked = mask(&format!("{before} -P:{secret} {after}")).unwrap_or_default();
            prop_assert!(!masked.contains(&secret), "{}", masked);
        }

        #[test]
        fn any_text_is_taken(text in "([-/][pP]:|[\"' \\\\`a-zü]){0,24}") {
            if let Some(masked) = mask(&text) {
                prop_assert!(masked.contains(MASK));
            }
        }
    }
}
