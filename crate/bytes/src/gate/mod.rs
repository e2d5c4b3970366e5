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
//! That is what [`find`] looks for, in two looks: a quick one at all, a close one at what that does not rule out. A property
//! test holds it against the whole reader.

use wide::u8x16;

use close::look;
use quick::suspect;

mod close;
mod quick;
#[cfg(test)]
mod tests;

/// Bytes between two looks at whether anything was found.
const BLOCK: usize = 64;

/// A block and the bytes behind it, as vectors read them.
const REACH: usize = BLOCK + 16;

/// The bit in which letters differ that are the same but for their case.
const CASE: u8 = 0x20;

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

/// 16 bytes, of which the last is in the block or the reach.
#[inline]
fn vector(block: &[u8; REACH], at: usize) -> u8x16 {
    block.get(at..).and_then(<[u8]>::first_chunk).map_or(u8x16::ZERO, |bytes| u8x16::new(*bytes))
}
