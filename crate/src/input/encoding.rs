//! Any text encoding to UTF-8, chunk by chunk.
//!
//! UTF-8 passes through as it is, a byte order mark included, so that offsets count the bytes given. UTF-16 is
//! told by its mark or by zero bytes in every other place, and is decoded; offsets then count the UTF-8 text.

/// The encoding of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
}

/// Bytes that tell the encoding: enough for a mark, or for two ASCII characters of UTF-16.
const SNIFF: usize = 4;

/// Decodes an input to UTF-8 (or what claims to be: invalid bytes are the record's problem).
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    encoding: Option<Encoding>,
    /// Bytes held back: the first few until the encoding is known; later half a unit of UTF-16.
    held: Vec<u8>,
    /// First half of a surrogate pair.
    high: Option<u16>,
}

impl Decoder {
    /// For what stands behind a beginning that was UTF-8.
    pub(crate) fn utf8() -> Self {
        Self { encoding: Some(Encoding::Utf8), ..Self::default() }
    }

    pub(crate) fn is_utf8(&self) -> bool {
        self.encoding == Some(Encoding::Utf8)
    }

    /// Appends the decoded `chunk` to `out`.
    pub(crate) fn feed(&mut self, chunk: &[u8], out: &mut Vec<u8>) {
        match self.encoding {
            Some(encoding) => self.decode(encoding, chunk, out),
            None => {
                self.held.extend_from_slice(chunk);
                if self.held.len() >= SNIFF {
                    self.start(out);
                }
            }
        }
    }

    /// Ends the input: gives out what was held back.
    pub(crate) fn finish(&mut self, out: &mut Vec<u8>) {
        if self.encoding.is_none() {
            self.start(out);
        }
        let cut = !self.held.is_empty() || self.high.is_some();
        if cut && self.encoding != Some(Encoding::Utf8) {
            push_char(char::REPLACEMENT_CHARACTER, out);
        }
        self.held.clear();
        self.high = None;
    }

    fn start(&mut self, out: &mut Vec<u8>) {
        let (encoding, mark) = sniff(&self.held);
        self.encoding = Some(encoding);
        let held = std::mem::take(&mut self.held);
        self.decode(encoding, held.get(mark..).unwrap_or_default(), out);
    }

    fn decode(&mut self, encoding: Encoding, chunk: &[u8], out: &mut Vec<u8>) {
        if encoding == Encoding::Utf8 {
            out.extend_from_slice(chunk);
            return;
        }
        for &byte in chunk {
            self.held.push(byte);
            if let [a, b] = *self.held.as_slice() {
                self.held.clear();
                let pair = if encoding == Encoding::Utf16Le { [b, a] } else { [a, b] };
                self.unit(u16::from_be_bytes(pair), out);
            }
        }
    }

    fn unit(&mut self, unit: u16, out: &mut Vec<u8>) {
        if let Some(high) = self.high.take() {
            let mut pair = char::decode_utf16([high, unit]);
            if let Some(Ok(c)) = pair.next() {
                return push_char(c, out);
            }
            push_surrogate(high, out);
        }
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            0xDC00..=0xDFFF => push_surrogate(unit, out),
            _ => push_char(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER), out),
        }
    }
}

/// The encoding and the length of a UTF-16 mark.
fn sniff(head: &[u8]) -> (Encoding, usize) {
    match head {
        [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Le, 0),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Be, 0),
        _ => (Encoding::Utf8, 0),
    }
}

fn push_char(c: char, out: &mut Vec<u8>) {
    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Half of a surrogate pair goes on as the three bytes that UTF-8 forbids, so that the record which holds it is
/// reported; it is as long as the U+FFFD that will be read.
fn push_surrogate(unit: u16, out: &mut Vec<u8>) {
    let low = |shift: u32| 0x80 | ((unit >> shift) & 0x3F) as u8;
    out.extend_from_slice(&[0xED, low(6), low(0)]);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn decode(bytes: &[u8], step: usize) -> Vec<u8> {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        bytes.chunks(step).for_each(|chunk| decoder.feed(chunk, &mut out));
        decoder.finish(&mut out);
        out
    }

    #[test]
    fn reads_both_orders_with_and_without_mark_at_every_chunking() {
        let text = "{\"a\":\"é😀\"}";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for step in 1..7 {
            assert_eq!(decode(&le, step), text.as_bytes());
            assert_eq!(decode(&be, step), text.as_bytes());
            assert_eq!(decode(&[&[0xFF, 0xFE], le.as_slice()].concat(), step), text.as_bytes());
            assert_eq!(decode(&[&[0xFE, 0xFF], be.as_slice()].concat(), step), text.as_bytes());
        }
    }

    #[test]
    fn keeps_utf8_as_it_is_and_marks_cut_units() {
        assert_eq!(decode("\u{feff}{}".as_bytes(), 1), "\u{feff}{}".as_bytes());
        assert_eq!(decode(b"{", 1), b"{");
        assert_eq!(decode(&[b'{', 0, b'}', 0, b'x'], 2), "{}\u{fffd}".as_bytes());
        assert_eq!(decode(&[b'{', 0, b'}', 0, 0x00, 0xD8], 2), "{}\u{fffd}".as_bytes());
        assert_eq!(decode(&[b'{', 0, b'}', 0, 0x00, 0xDC], 3), b"{}\xED\xB0\x80");
    }
}
