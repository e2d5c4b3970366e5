//! Small text tools that several stages share: ASCII folding, search, wildcards, clipping.

pub(crate) mod find;
pub(crate) mod wildcard;
mod xmltext;

pub(crate) use xmltext::xmltext;

/// Whether `text` holds `part`, without ASCII case.
pub(crate) fn contains_fold(text: &str, part: &str) -> bool {
    find_fold(text, part).is_some()
}

/// Where `part` starts in `text`, without ASCII case. Linear in the text.
pub(crate) fn find_fold(text: &str, part: &str) -> Option<usize> {
    find::find(&text.to_ascii_lowercase(), &part.to_ascii_lowercase())
}

/// What follows `prefix` at the start of `text`, without ASCII case.
pub(crate) fn strip_prefix_fold<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Whether `text` is one of `names`, without ASCII case.
pub(crate) fn is_any_fold(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// At most `chars` characters of `text`, with an ellipsis where it was cut.
pub(crate) fn clip(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_ascii_only() {
        assert!(contains_fold(r"C:\USERS\Public\x", r"\users\public\"));
        assert!(!contains_fold("straße", "STRASSE"));
        assert_eq!(strip_prefix_fold("-n:root", "-N:"), Some("root"));
        assert_eq!(strip_prefix_fold("-ä", "-N:"), None);
        assert!(is_any_fold("CMD.exe", &["powershell.exe", "cmd.EXE"]));
        assert!(!is_any_fold("cmd.ex\u{17f}", &["cmd.exs"]));
    }

    #[test]
    fn clips_at_characters() {
        assert_eq!(clip("äöü", 3), "äöü");
        assert_eq!(clip("äöüx", 3), "äöü…");
    }
}
