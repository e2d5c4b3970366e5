//! JSON strings: where one ends, and what it says.

use std::borrow::Cow;

use mofcomp_bytes::{Plain, short};

use super::error::Reason;

/// What a string holds besides plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Escapes {
    /// Nothing.
    None,
    /// Escapes.
    Some,
    /// Escapes, and among them half of a surrogate pair.
    LoneSurrogate,
}

/// A string without its quotes, as far as it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scan {
    pub(crate) length: usize,
    pub(crate) escapes: Escapes,
    /// Holds nothing but ASCII for sure.
    pub(crate) is_ascii: bool,
}

/// Offset behind the string that starts with the quote at `at`; none when it does not end.
#[must_use]
pub fn skip_string(text: &[u8], at: usize) -> Option<usize> {
    let found = scan(text.get(at + 1..)?).ok()?;
    Some(at + 1 + found.length + 1)
}

/// Undoes the escapes of a text that stands as in a JSON string, without its quotes.
#[must_use]
pub fn decode_string(text: &str) -> String {
    decode(text, true).into_owned()
}

/// Where the string ends whose first byte behind the opening quote is at `at`, and what it holds besides plain text; none
/// when it is no string, or no UTF-8.
#[inline]
pub(crate) fn end(text: &[u8], at: usize) -> Option<(usize, Escapes)> {
    match short(text, at) {
        Some(length) => Some((at + length, Escapes::None)),
        None => end_of_long(text, at),
    }
}

fn end_of_long(text: &[u8], at: usize) -> Option<(usize, Escapes)> {
    let found = scan(text.get(at..)?).ok()?;
    let end = at + found.length;
    (found.is_ascii || std::str::from_utf8(text.get(at..end)?).is_ok()).then_some((end, found.escapes))
}

/// Finds the closing quote of a string whose first byte after the opening quote is `bytes[0]`.
#[inline]
pub(crate) fn scan(bytes: &[u8]) -> Result<Scan, (usize, Reason)> {
    let (mut plain, mut escapes, mut at) = (Plain::new(), Escapes::None, 0);
    while let Some((mut marks, width)) = plain.marks(bytes, at) {
        let mut next = at + width;
        // Of paths every few letters are an escape: those within one block are passed without another look at it.
        while marks != 0 {
            let mark = at + marks.trailing_zeros() as usize;
            match bytes.get(mark) {
                Some(b'"') => return Ok(Scan { length: mark, escapes, is_ascii: plain.is_ascii() }),
                Some(b'\\') => {}
                _ => return Err((mark, Reason::Control)),
            }
            let behind = mark + escape(bytes, mark, &mut escapes)?;
            if behind >= next {
                next = behind;
                break;
            }
            marks &= u32::MAX << (behind - at);
        }
        at = next;
    }
    Err((bytes.len(), Reason::End))
}

/// Length of the escape at `at`; most are of two bytes.
#[inline]
fn escape(bytes: &[u8], at: usize, escapes: &mut Escapes) -> Result<usize, (usize, Reason)> {
    match bytes.get(at + 1) {
        Some(b'\\' | b'"' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
            *escapes = (*escapes).max(Escapes::Some);
            Ok(2)
        }
        _ => escape_in_hex(bytes, at, escapes),
    }
}

#[cold]
fn escape_in_hex(bytes: &[u8], at: usize, escapes: &mut Escapes) -> Result<usize, (usize, Reason)> {
    let (length, lone) = escape_of(bytes.get(at..).unwrap_or_default()).map_err(|reason| (at, reason))?;
    *escapes = (*escapes).max(if lone { Escapes::LoneSurrogate } else { Escapes::Some });
    Ok(length)
}

/// Length of the escape that `bytes` starts with, and whether it is half of a surrogate pair.
fn escape_of(bytes: &[u8]) -> Result<(usize, bool), Reason> {
    match bytes.get(1) {
        None => Err(Reason::End),
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok((2, false)),
        Some(b'u') => match unit(bytes) {
            None if bytes.len() < 6 && bytes.iter().skip(2).all(u8::is_ascii_hexdigit) => Err(Reason::End),
            None => Err(Reason::Escape),
            Some(0xD800..=0xDBFF) => match unit(bytes.get(6..).unwrap_or_default()) {
                Some(0xDC00..=0xDFFF) => Ok((12, false)),
                _ => Ok((6, true)),
            },
            Some(code) => Ok((6, (0xDC00..=0xDFFF).contains(&code))),
        },
        Some(_) => Err(Reason::Escape),
    }
}

/// The UTF-16 unit of the `\uXXXX` that `bytes` starts with.
fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |code, b| Some(code * 16 + char::from(*b).to_digit(16)?))
}

/// The text of a string without its quotes. Half of a surrogate pair becomes U+FFFD.
pub(crate) fn decode(raw: &str, escaped: bool) -> Cow<'_, str> {
    if !escaped {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, from)) = rest.bytes().position(|b| b == b'\\').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(plain);
        let (text, length) = decode_escape(from);
        out.push(text);
        rest = from.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn decode_escape(from: &str) -> (char, usize) {
    let bytes = from.as_bytes();
    let plain = match bytes.get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => return decode_unit(bytes),
        Some(own @ (b'"' | b'\\' | b'/')) => char::from(*own),
        // No escape: only text that was not checked before has one.
        _ => return ('\\', 1),
    };
    (plain, 2)
}

fn decode_unit(bytes: &[u8]) -> (char, usize) {
    let first = unit(bytes).unwrap_or(0xFFFD);
    if let (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) = (first, unit(bytes.get(6..).unwrap_or_default())) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12);
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_every_escape() {
        assert_eq!(decode(r#"a\"\\\/\b\f\n\r\té\uD83D\uDE00z"#, true), "a\"\\/\u{8}\u{c}\n\r\té😀z");
        assert_eq!(decode(r"\ud800x\udc00", true), "\u{fffd}x\u{fffd}");
        assert_eq!(decode(r"mo\mp\x", true), r"mo\mp\x");
        assert_eq!(decode(r"\ud800\ud83d\ude00", true), "\u{fffd}😀");
    }

    #[test]
    fn finds_the_end() {
        let end = |bytes: &[u8]| scan(bytes).map(|found| (found.length, found.escapes));
        assert_eq!(end(br#"a\"b" x"#), Ok((4, Escapes::Some)));
        assert_eq!(end(br#"\ud800""#), Ok((6, Escapes::LoneSurrogate)));
        assert_eq!(scan(b"a\nb\""), Err((1, Reason::Control)));
        assert_eq!(scan(br#"\x""#), Err((0, Reason::Escape)));
        assert_eq!(scan(br"\u00"), Err((0, Reason::End)));
        assert_eq!(scan(br#"\u00z0""#), Err((0, Reason::Escape)));
    }
}
