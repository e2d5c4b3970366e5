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
//! One pass, one load per 16 bytes. Wherever the name starts, it fills one aligned lane with `fc` (16 bits, even start),
//! `ofco` or `comp` (32 bits, odd start); `\u00` fills one with `\u` or `u0`; `&` and `!` are rare. (`#` is not: a log of
//! evtx_dump has `"#attributes"` in every line.)

use wide::bytemuck::cast;
use wide::{u8x16, u16x8, u32x4};

/// Bytes between two looks at whether anything was found.
const BLOCK: usize = 64;

const NAME: &[u8; 7] = b"mofcomp";

/// Whether the text, however it is decoded, may name mofcomp.exe.
#[must_use]
pub fn may_name(text: &[u8]) -> bool {
    find(text).is_some()
}

/// Offset of the first byte of what makes [`may_name`] true. Of several lines it lies in the first such line.
#[must_use]
pub fn find(text: &[u8]) -> Option<usize> {
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    for (nth, block) in blocks.iter().enumerate() {
        if lanes(block).any()
            && let Some(found) = look(text, nth * BLOCK, block)
        {
            return Some(found);
        }
    }
    let mut last = [0; BLOCK];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    look(text, text.len() - rest.len(), &last)
}

/// The top bit set where the 64 bytes hold a lane that anything searched for must fill.
#[inline]
fn lanes(block: &[u8; BLOCK]) -> u8x16 {
    let (vectors, _) = block.as_chunks::<16>();
    vectors.iter().fold(u8x16::splat(0), |found, vector| found | lane(*vector))
}

#[inline]
fn lane(bytes: [u8; 16]) -> u8x16 {
    let bytes = u8x16::new(bytes);
    let lower = bytes | u8x16::splat(0x20);
    let name = pair(lower, *b"fc") | quad(lower, *b"ofco") | quad(lower, *b"comp");
    let escape = pair(bytes, *b"\\u") | pair(bytes, *b"u0");
    name | escape | bytes.simd_eq(u8x16::splat(b'&')) | bytes.simd_eq(u8x16::splat(b'!'))
}

/// The bytes that [`spelled`] starts from: of each lane that is found, one.
#[inline]
fn keys(bytes: [u8; 16]) -> u8x16 {
    let bytes = u8x16::new(bytes);
    let lower = bytes | u8x16::splat(0x20);
    b"fp\\u&!".iter().fold(u8x16::splat(0), |found, key| {
        let bytes = if key.is_ascii_lowercase() { lower } else { bytes };
        found | bytes.simd_eq(u8x16::splat(*key))
    })
}

#[inline]
fn pair(bytes: u8x16, want: [u8; 2]) -> u8x16 {
    cast(cast::<_, u16x8>(bytes).simd_eq(u16x8::splat(u16::from_le_bytes(want))))
}

#[inline]
fn quad(bytes: u8x16, want: [u8; 4]) -> u8x16 {
    cast(cast::<_, u32x4>(bytes).simd_eq(u32x4::splat(u32::from_le_bytes(want))))
}

/// Looks closely at each byte of a block that is in such a lane.
#[inline(never)]
fn look(text: &[u8], start: usize, block: &[u8; BLOCK]) -> Option<usize> {
    let (vectors, _) = block.as_chunks::<16>();
    for (nth, vector) in vectors.iter().enumerate() {
        let mut bits = (lane(*vector) & keys(*vector)).to_bitmask();
        while bits != 0 {
            let at = start + nth * 16 + bits.trailing_zeros() as usize;
            if let Some(found) = spelled(text, at) {
                return Some(found);
            }
            bits &= bits - 1;
        }
    }
    None
}

/// Where what is searched for starts, if the byte at `at` belongs to it and is one that its lanes hold.
fn spelled(text: &[u8], at: usize) -> Option<usize> {
    let from = |back: usize| at.checked_sub(back).and_then(|start| Some((start, text.get(start..)?)));
    let (start, rest) = match text.get(at)? {
        b'f' | b'F' => from(2).filter(|(_, rest)| is_name(rest))?,
        b'p' | b'P' => from(6).filter(|(_, rest)| is_name(rest))?,
        b'\\' => from(0).filter(|(_, rest)| is_escape(rest))?,
        b'u' => from(1).filter(|(_, rest)| is_escape(rest))?,
        b'&' => from(0).filter(|(_, rest)| is_reference(rest.get(1..).unwrap_or_default()))?,
        b'!' => from(0).filter(|(_, rest)| is_markup(rest))?,
        _ => return None,
    };
    (!rest.is_empty()).then_some(start)
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
