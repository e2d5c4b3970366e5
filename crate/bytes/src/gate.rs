//! May this text, once it is read, name mofcomp.exe? A gate that may say yes for nothing and never no for something.
//!
//! # Why nothing slips past
//!
//! A start is a run of mofcomp.exe when a name in it is `mofcomp.exe` or `mofcomp.exe.mui`, ASCII case aside (no other
//! folding: U+017F or U+212A are other letters). That name is a stretch of one text of the record: nothing builds it
//! out of two, but where a folder and a file are joined, and there a `\` stands between. So the seven letters stand in
//! one text side by side. A text reaches a record through these decoders, in any nesting:
//!
//! | decoder | may change |
//! |---|---|
//! | UTF-16, UTF-8 | before the gate; what is no text becomes U+FFFD, which is no letter |
//! | JSON string | `\uXXXX` to its character; `\"`, `\\`, `\/` lose their backslash; `\b \f \n \r \t` to a control character |
//! | JSON that was escaped as a whole | the same, once more |
//! | repair of JSON | `\'` to `'`; in single quotes `\xXX` to a character that cannot be printed; escapes what was not |
//! | XML text and attributes, XML or JSON written for HTML, rows of Splunk | `&#N;`, `&#xN;`, `&lt; &gt; &amp; &quot; &apos;` |
//! | XML text | comments and the marks of CDATA sections vanish, and a document type; an instruction becomes U+FFFD |
//! | messages, Wazuh, Splunk rows | cut at line breaks and labels; `\\` to `\`, `\"` to `"`, `\n` and `\t` to white space |
//!
//! Of all these only four make a letter that was not there or bring two letters together that stood apart: `\u00XX` and a
//! character reference, which need `\u00` and `&#`; a comment, a section and a document type, which need `<!`. If the
//! seven letters do not stand in the raw text side by side, then at least one decoder changed something within them, so
//! one of these marks stood in what the *last* such decoder read. Whatever spells a mark for it needs a mark in
//! turn: a letter or digit, a backslash, `#` or `!` come but from `\u00XX` or a reference. The first decoder reads the
//! raw text; so there stands, as it is,
//!
//! - `mofcomp` in any ASCII case, or
//! - `\u00` and two digits that spell a letter, a digit, `\`, `#` or `!`, or
//! - `&`, perhaps as `\u0026`, and then `#` and what a reference goes on with. The reader may find that `&` as `&amp;`,
//!   so letters, digits, `;` and backslashes may stand between, or
//! - `!` before what may follow `<!`: `-`, `[`, `D`, or any of these as an escape.
//!
//! That is what [`find`] looks for. A property test holds it against the whole reader.
//!
//! # How
//!
//! First a quick look, sixteen bytes at a time, which may be mistaken in that one direction. It takes 16 bits at each even
//! offset as one window. Of two windows side by side, which one starts at an even offset is chance; so the look knows both:
//!
//! - of the name, `mo` and `of`, each as what its letters differ in from the ones behind them, ASCII case aside: so it
//!   tells three letters, `mof` and `ofc`;
//! - of an escape, `\u` and `u0`;
//! - `&` and `!` are rare enough to be taken each by itself. (`#` is not: a log of evtx_dump has `"#attributes"` in every
//!   line.)
//!
//! A window is not compared with each: it is multiplied by a number that takes both of its kind beyond a bound, and hardly
//! another one that logs hold. Any odd number would do, most of them with many false alarms. The ones here, and the byte
//! that everything is mixed with before, are the best of all by logs of every source: of a hundred blocks, one to four need
//! the second look, which compares for good.

use wide::bytemuck::cast;
use wide::{i16x8, u8x16};

/// Bytes between two looks at whether anything was found.
const BLOCK: usize = 64;

/// A block and the bytes behind it, as vectors read them.
const REACH: usize = BLOCK + 16;

const NAME: &[u8; 7] = b"mofcomp";

const MIXED_IN: u8 = 0x5a;
const NAME_FACTOR: i16 = 0xf8bd_u16.cast_signed();
const ESCAPE_FACTOR: i16 = 0xf5d3_u16.cast_signed();

/// Bounds that no window of their kind stays below. Signed, as not every processor compares 16 bits without a sign.
const NAME_BOUND: i16 = least(letters(*b"mof").wrapping_mul(NAME_FACTOR), letters(*b"ofc").wrapping_mul(NAME_FACTOR));
const ESCAPE_BOUND: i16 = least(pair(*b"\\u").wrapping_mul(ESCAPE_FACTOR), pair(*b"u0").wrapping_mul(ESCAPE_FACTOR));

/// Takes `&` and `!`, which are neighbours when mixed, to the two highest bytes.
const MARK_SHIFT: u8 = 0xff - (b'&' ^ MIXED_IN);
const MARK_BOUND: u8 = 0xfe;
const _: () = assert!((b'!' ^ MIXED_IN) + MARK_SHIFT == MARK_BOUND);

/// The bit in which letters differ that are the same but for their case.
const CASE: u8 = 0x20;

const fn pair([one, two]: [u8; 2]) -> i16 {
    i16::from_ne_bytes([one ^ MIXED_IN, two ^ MIXED_IN])
}

const fn letters([one, two, three]: [u8; 3]) -> i16 {
    i16::from_ne_bytes([(one ^ two ^ MIXED_IN) | CASE, (two ^ three ^ MIXED_IN) | CASE])
}

const fn least(one: i16, other: i16) -> i16 {
    if one < other { one } else { other }
}

/// Whether the text, however it is decoded, may name mofcomp.exe.
#[must_use]
pub fn may_name(text: &[u8]) -> bool {
    find(text).is_some()
}

/// Offset of the first byte of what makes [`may_name`] true. Of several lines it lies in the first such line.
#[must_use]
pub fn find(text: &[u8]) -> Option<usize> {
    let mut start = 0;
    loop {
        let at = suspect(text, start);
        let Some(block) = block(text, at) else { return find_in_rest(text, at) };
        if let Some(found) = look(text, at, block) {
            return Some(found);
        }
        start = at + BLOCK;
    }
}

/// The last bytes, too few for a block and its reach.
#[cold]
fn find_in_rest(text: &[u8], start: usize) -> Option<usize> {
    let mut rest = [0; BLOCK + REACH];
    rest.iter_mut().zip(text.get(start..)?).for_each(|(to, from)| *to = *from);
    [0, BLOCK].into_iter().find_map(|at| look(text, start + at, block(&rest, at)?))
}

#[inline]
fn block(text: &[u8], at: usize) -> Option<&[u8; REACH]> {
    text.get(at..)?.first_chunk()
}

/// Where the next block from `start` on is that the quick look does not rule out, or where too few bytes are left for one.
///
/// Nothing is called in this loop: a call would have the engine put all vectors on the stack, each time around.
#[inline(never)]
fn suspect(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(block) = block(text, at) {
        if is_suspect(block) {
            break;
        }
        at += BLOCK;
    }
    at
}

#[inline]
fn is_suspect(block: &[u8; REACH]) -> bool {
    let (mut names, mut escapes, mut marks) = (i16x8::splat(i16::MIN), i16x8::splat(i16::MIN), u8x16::ZERO);
    for at in (0..BLOCK).step_by(16) {
        let mixed = vector(block, at) ^ u8x16::splat(MIXED_IN);
        let apart = (mixed ^ vector(block, at + 1)) | u8x16::splat(CASE);
        names = names.max(cast::<_, i16x8>(apart) * i16x8::splat(NAME_FACTOR));
        escapes = escapes.max(cast::<_, i16x8>(mixed) * i16x8::splat(ESCAPE_FACTOR));
        marks = marks.max(mixed + u8x16::splat(MARK_SHIFT));
    }
    let words = names.simd_gt(i16x8::splat(NAME_BOUND - 1)) | escapes.simd_gt(i16x8::splat(ESCAPE_BOUND - 1));
    let beyond = cast::<_, u8x16>(words) | marks.saturating_sub(u8x16::splat(MARK_BOUND - 1));
    !beyond.simd_eq(u8x16::ZERO).all()
}

/// 16 bytes, of which the last is in the block or the reach.
#[inline]
fn vector(block: &[u8; REACH], at: usize) -> u8x16 {
    block.get(at..).and_then(<[u8]>::first_chunk).map_or(u8x16::ZERO, |bytes| u8x16::new(*bytes))
}

/// Looks closely at the bytes of a block that [`spelled`] starts from.
#[inline(never)]
fn look(text: &[u8], start: usize, block: &[u8; REACH]) -> Option<usize> {
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
    let from = |back: usize| at.checked_sub(back).and_then(|start| Some((start, text.get(start..)?)));
    let (start, _) = match text.get(at)? {
        b'o' | b'O' => from(1).filter(|(_, rest)| is_name(rest))?,
        b'u' => from(1).filter(|(_, rest)| is_escape(rest))?,
        b'&' => from(0).filter(|(_, rest)| is_reference(rest.get(1..).unwrap_or_default()))?,
        b'!' => from(0).filter(|(_, rest)| is_markup(rest))?,
        _ => return None,
    };
    Some(start)
}

fn is_name(text: &[u8]) -> bool {
    text.get(..NAME.len()).is_some_and(|head| head.eq_ignore_ascii_case(NAME))
}

/// `\u00XX` for a character that matters, or for an `&` that does.
fn is_escape(text: &[u8]) -> bool {
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
fn is_reference(behind: &[u8]) -> bool {
    let ends = |at: usize| {
        let rest = behind.get(at..).unwrap_or_default();
        let between = rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b';' | b'\\'));
        !between || rest.starts_with(b"\\u0026")
    };
    let end = (0..behind.len()).find(|at| ends(*at)).unwrap_or(behind.len());
    matches!(behind.get(end..), Some([b'#', b'0'..=b'9' | b'x' | b'X' | b'\\', ..]))
}

/// `!` of `<!--`, `<![CDATA[` or `<!DOCTYPE`.
fn is_markup(text: &[u8]) -> bool {
    match text {
        [b'!', b'-' | b'[' | b'D' | b'd', ..] => true,
        [b'!', escape @ ..] => {
            let digits = escape.iter().skip_while(|byte| **byte == b'\\');
            escape.first() == Some(&b'\\') && digits.take(3).eq(b"u00")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list in the module's words, byte by byte.
    fn naive(text: &[u8]) -> Option<usize> {
        (0..text.len()).find(|at| {
            let rest = text.get(*at..).unwrap_or_default();
            is_name(rest)
                || is_escape(rest)
                || (rest.first() == Some(&b'&') && is_reference(rest.get(1..).unwrap_or_default()))
                || is_markup(rest)
        })
    }

    const TRIPS: &[&[u8]] = &[
        b"mofcomp",
        b"MOFCOMP",
        b"MoFcOmP",
        b"\\u006d",
        b"\\u004F",
        b"\\u005c",
        b"\\u0023",
        b"\\u0021",
        b"\\u0030",
        b"&#1",
        b"&#x",
        b"&amp;amp;#X6",
        b"\\u0026#0",
        b"&amp\\\\u003b#9",
        b"&#\\u0031",
        b"!--",
        b"![",
        b"!D",
        b"!\\\\u002d",
    ];

    #[test]
    fn finds_at_every_place_what_a_look_at_each_byte_finds() {
        for what in TRIPS {
            for length in 0..140 {
                let mut text = vec![b'.'; length];
                for at in 0..=length {
                    text.truncate(length);
                    text.splice(at..at, what.iter().copied());
                    assert_eq!(find(&text), Some(at), "{}", String::from_utf8_lossy(&text));
                    assert_eq!(naive(&text), Some(at));
                    text.splice(at..at + what.len(), std::iter::repeat_n(b'.', 1));
                }
            }
        }
    }

    #[test]
    fn lets_pass_what_spells_nothing() {
        for text in [
            "mofcom",
            "ofcomp",
            "m\\ofcomp",
            "mof\u{2c7}comp",
            "\\u0022\\u0026\\u0027\\u003c\\u00e9",
            "\\u1006d",
            "\\U006d",
            "\"#attributes\":1",
            "#text",
            "C# 7",
            "issue #12",
            "&#;",
            "&amp;x y#1",
            "\\u0026amp",
            "6#1",
            "&lt;a&gt;",
            "!",
            "!=",
            "Hello!\\r\\n",
            "x!\\\\y",
        ] {
            assert_eq!(find(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn equals_a_look_at_each_byte_on_any_text_of_its_letters() {
        // A small generator of its own: this crate has no dependency that tests alone would need.
        let mut state = 1_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let letters = b"mofcpMOFCP\\u00263#&;!-[x";
        for _ in 0..100_000 {
            let length = next(150);
            let text: Vec<u8> = (0..length).filter_map(|_| letters.get(next(letters.len())).copied()).collect();
            assert_eq!(find(&text), naive(&text), "{}", String::from_utf8_lossy(&text));
        }
    }
}
