//! Words without quotes: keys, values of other languages, numbers in other notations.

use crate::input::json;

/// Whether a word without quotes can be a key.
pub(super) fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '@' | '#' | '$' | '-'))
}

/// A bare word as JSON, and what was mended to make it so.
pub(super) fn value(word: &str) -> Option<(String, Option<&'static str>)> {
    let known = match word {
        "true" | "false" | "null" => return Some((word.to_owned(), None)),
        "True" => "true",
        "False" => "false",
        "None" | "undefined" | "NaN" | "Infinity" | "-Infinity" | "nan" => "null",
        _ => return number(word),
    };
    Some((known.to_owned(), Some("words of another language (None, True, NaN)")))
}

fn number(word: &str) -> Option<(String, Option<&'static str>)> {
    if json::parse(word, &mut json::Tape::default()).is_ok() {
        return Some((word.to_owned(), None));
    }
    let digits = word.strip_prefix("0x").or_else(|| word.strip_prefix(['+', '.', '0']))?;
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit() || c == '.');
    plain.then(|| (format!("\"{word}\""), Some("numbers in another notation")))
}
