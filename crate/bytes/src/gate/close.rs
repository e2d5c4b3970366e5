//! The second look, at the blocks that the quick one does not rule out: byte by byte where something may be.

use wide::u8x16;

use super::{BLOCK, CASE, REACH, vector};

const NAME: &[u8; 7] = b"mofcomp";

/// Looks closely at the bytes of a block that [`spelled`] starts from.
#[inline(never)]
pub(super) fn look(text: &[u8], start: usize, block: &[u8; REACH]) -> Option<usize> {
    for nth in (0..BLOCK).step_by(16) {
        let mut bits = keys(vector(block, nth), vector(block, nth + 1)).to_bitmask();
        while bits != 0 {
            if let Some(found) = spelled(text, start + nth + bits.trailing_zeros() as usize) {
                return Some(found);
            }
            bits &= bits - 1;
        }
    }
    None
}

/// `o` before `f`, `u` before `0`, `&` and `!`: of each window of the quick look, a byte that lies in it for sure.
#[inline]
fn keys(bytes: u8x16, behind: u8x16) -> u8x16 {
    let is = |bytes: u8x16, byte| bytes.simd_eq(u8x16::splat(byte));
    let lower = |bytes: u8x16| bytes | u8x16::splat(CASE);
    let name = is(lower(bytes), b'o') & is(lower(behind), b'f');
    let escape = is(bytes, b'u') & is(behind, b'0');
    name | escape | is(bytes, b'&') | is(bytes, b'!')
}

/// Where what is searched for starts, if the byte at `at` is the one in it that [`keys`] tells.
fn spelled(text: &[u8], at: usize) -> Option<usize> {
    let key = *text.get(at)?;
    let start = at.checked_sub(usize::from(matches!(key, b'o' | b'O' | b'u')))?;
    let rest = text.get(start..)?;
    let is_there = match key {
        b'o' | b'O' => is_name(rest),
        b'u' => is_escape(rest),
        b'&' => is_reference(rest.get(1..).unwrap_or_default()),
        b'!' => is_markup(rest),
        _ => false,
    };
    is_there.then_some(start)
}

pub(super) fn is_name(text: &[u8]) -> bool {
    text.get(..NAME.len()).is_some_and(|head| head.eq_ignore_ascii_case(NAME))
}

/// `\u00XX` for a character that matters, or for an `&` that does.
pub(super) fn is_escape(text: &[u8]) -> bool {
    let [b'\\', b'u', b'0', b'0', high, low, behind @ ..] = text else { return false };
    match (high, low) {
        (b'2', b'1' | b'3') | (b'3', b'0'..=b'9') | (b'5', b'c' | b'C') => true,
        (b'4' | b'5' | b'6' | b'7', low) => low.is_ascii_hexdigit(),
        (b'2', b'6') => is_reference(behind),
        _ => false,
    }
}

/// What follows an `&` is, or may become, a character reference: `#109;`, `#x6d;`, `amp;#109;`. Stops where another `&`
/// is looked at for itself, so that no byte is looked at twice.
pub(super) fn is_reference(behind: &[u8]) -> bool {
    let ends = |at: usize| {
        let rest = behind.get(at..).unwrap_or_default();
        let between = rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b';' | b'\\'));
        !between || rest.starts_with(b"\\u0026")
    };
    let end = (0..behind.len()).find(|at| ends(*at)).unwrap_or(behind.len());
    matches!(behind.get(end..), Some([b'#', b'0'..=b'9' | b'x' | b'X' | b'\\', ..]))
}

/// `!` of `<!--`, `<![CDATA[` or `<!DOCTYPE`.
pub(super) fn is_markup(text: &[u8]) -> bool {
    match text {
        [b'!', b'-' | b'[' | b'D' | b'd', ..] => true,
        [b'!', escape @ ..] => {
            let digits = escape.iter().skip_while(|byte| **byte == b'\\');
            escape.first() == Some(&b'\\') && digits.take(3).eq(b"u00")
        }
        _ => false,
    }
}
