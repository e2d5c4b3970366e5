//! Strings in any quotes to JSON strings.

use crate::input::json::Reason;

/// A string that was read.
pub(super) struct Read {
    /// As JSON, quotes included.
    pub(super) json: String,
    /// Bytes read, quotes included.
    pub(super) length: usize,
    pub(super) mends: Vec<&'static str>,
}

/// Reads the string that `text` starts with.
pub(super) fn read(text: &str, quote: char) -> Result<Read, Reason> {
    let inner = text.get(quote.len_utf8()..).unwrap_or("");
    let length = find_end(inner, quote).ok_or(Reason::End)?;
    let (raw, behind) = inner.split_at_checked(length).unwrap_or((inner, ""));
    let closing = behind.chars().next().map_or(0, char::len_utf8);
    let mut mends = Vec::new();
    match quote {
        '"' => {}
        '\'' => mends.push("single quotes"),
        _ => mends.push("typographic quotes"),
    }
    let json = rewrite(raw, quote == '\'', &mut mends);
    Ok(Read { json, length: quote.len_utf8() + length + closing, mends })
}

fn find_end(inner: &str, quote: char) -> Option<usize> {
    let closes = |c: char| match quote {
        '"' | '\'' => c == quote,
        '\u{2018}' | '\u{2019}' => matches!(c, '\u{2018}' | '\u{2019}'),
        _ => matches!(c, '\u{201c}' | '\u{201d}'),
    };
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if !escaped && closes(c) {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

fn rewrite(raw: &str, python: bool, mends: &mut Vec<&'static str>) -> String {
    // A string with one backslash that escapes nothing was written by something that does not escape: then
    // `\t` in it is part of a path, too.
    let literal = has_bad_escape(raw, python);
    if literal {
        mends.push("backslashes that were not escaped");
    }
    if raw.chars().any(|c| c < ' ') {
        mends.push("line breaks or control characters in a string");
    }
    let mut out = String::from("\"");
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek().copied()) {
            ('\\', Some(next @ ('"' | '\\' | '\''))) => {
                out.push_str(if next == '\'' {
                    "'"
                } else if next == '"' {
                    "\\\""
                } else {
                    "\\\\"
                });
                chars.next();
            }
            ('\\', Some('x')) if python && !literal => {
                out.push_str("\\u00");
                chars.next();
            }
            ('\\', _) if literal => out.push_str("\\\\"),
            ('\\', Some(next)) => {
                out.push('\\');
                out.push(next);
                chars.next();
            }
            _ => push(c, &mut out),
        }
    }
    out.push('"');
    out
}

fn push(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        _ => out.push(c),
    }
}

/// A backslash before something that is no escape.
fn has_bad_escape(raw: &str, python: bool) -> bool {
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let from = rest.get(at + 1..).unwrap_or("");
        let hex = |skip: usize, digits: usize| {
            let digits = from.get(skip..skip + digits);
            digits.is_some_and(|d| d.chars().all(|c| c.is_ascii_hexdigit()))
        };
        let good = match from.chars().next() {
            Some('"' | '\\' | '/' | '\'' | 'b' | 'f' | 'n' | 'r' | 't') => true,
            Some('u') => hex(1, 4),
            // No writer escapes what it can print: `\x64` is a folder.
            Some('x') => python && hex(1, 2) && !is_printable(from.get(1..3).unwrap_or("")),
            _ => false,
        };
        if !good {
            return true;
        }
        rest = from.get(1..).unwrap_or("");
    }
    false
}

fn is_printable(hex: &str) -> bool {
    u8::from_str_radix(hex, 16).is_ok_and(|code| (b' '..=b'~').contains(&code))
}
