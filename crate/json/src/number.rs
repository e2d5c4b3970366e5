//! JSON numbers: where one ends. What it is worth is nobody's business here.

use crate::error::Reason;

/// Offset behind the number at `at`.
#[inline]
pub(crate) fn end(text: &[u8], at: usize) -> Result<usize, (usize, Reason)> {
    let byte = |at: usize| text.get(at).copied();
    let mut at = at + usize::from(byte(at) == Some(b'-'));
    at = if byte(at) == Some(b'0') { at + 1 } else { digits(text, at)? };
    if byte(at) == Some(b'.') {
        at = digits(text, at + 1)?;
    }
    if let Some(b'e' | b'E') = byte(at) {
        let signed = matches!(byte(at + 1), Some(b'+' | b'-'));
        at = digits(text, at + 1 + usize::from(signed))?;
    }
    Ok(at)
}

/// Offset behind one or more digits.
#[inline]
fn digits(text: &[u8], start: usize) -> Result<usize, (usize, Reason)> {
    let mut at = start;
    while text.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    match text.get(at) {
        _ if at > start => Ok(at),
        None => Err((at, Reason::End)),
        Some(_) => Err((at, Reason::Unexpected)),
    }
}
