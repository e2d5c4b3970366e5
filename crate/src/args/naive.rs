//! The splitter of Elastic's pipelines for Security 4688.

/// Splits as Elastic's pipelines for Security 4688 do: white space outside quotes ends an argument, quotes stay in it
/// and backslashes mean nothing. Empty arguments, which older pipelines kept, are left out; no rule can tell.
pub(crate) fn naive4688(command_line: &str) -> Vec<String> {
    let mut quoted = false;
    let ends = |c: char| {
        quoted ^= c == '"';
        !quoted && is_java_whitespace(c)
    };
    command_line.split(ends).filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

/// Java's `Character.isWhitespace`: no no-break spaces, but the four information separators.
fn is_java_whitespace(c: char) -> bool {
    match c {
        '\t'..='\r' | '\u{1c}'..=' ' => true,
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{85}' => false,
        _ => !c.is_ascii() && c.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_quotes_and_splits_only_outside_them() {
        let line = r#""C:\Windows\system32\wevtutil.exe"  cl  "C:\My Dir\a.mof" x"y z"w"#;
        let want = [r#""C:\Windows\system32\wevtutil.exe""#, "cl", r#""C:\My Dir\a.mof""#, r#"x"y z"w"#];
        assert_eq!(naive4688(line), want);
    }

    #[test]
    fn a_quote_that_never_closes_runs_to_the_end() {
        assert_eq!(naive4688(r#"a "b c.mof"#), ["a", r#""b c.mof"#]);
        assert_eq!(naive4688(r#"a \"b c\" d"#), ["a", r#"\"b c\""#, "d"]);
    }

    #[test]
    fn white_space_is_javas() {
        assert_eq!(
            naive4688("a\u{3000}b\u{a0}c\u{2028}d\u{85}e\u{1c}f\u{200b}g"),
            ["a", "b\u{a0}c", "d\u{85}e", "f\u{200b}g"]
        );
        assert!(naive4688(" \t\r\n").is_empty());
    }
}
