//! Finds the array of records in an envelope that is too large to be held as a whole.

use crate::input::json::skip_string;

/// Keys under which known envelopes keep their records (MAPPING: Elasticsearch, EQL, Splunk, Defender, Graph).
const RECORD_KEYS: &[&[u8]] =
    &[b"hits", b"events", b"responses", b"records", b"results", b"Results", b"value", b"expected"];

/// Deepest object in which such a key is looked for.
const MAX_OUTSIDE: usize = 4;

/// In the beginning of an object: the offset behind the `[` of the first array of objects under a known key, and
/// how many containers are open around it.
pub(super) fn array_of_records(text: &[u8]) -> Option<(usize, u32)> {
    let mut open: Vec<u8> = Vec::new();
    let mut key: &[u8] = b"";
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => {
                let end = skip_string(text, at)?;
                if is_key(text, end) {
                    key = text.get(at + 1..end - 1)?;
                }
                at = end;
                continue;
            }
            b'[' if opens_records(&open, key, text, at) => return Some((at + 1, u32::try_from(open.len()).ok()?)),
            b'{' | b'[' => open.push(byte),
            b'}' | b']' => {
                open.pop()?;
                key = b"";
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn is_key(text: &[u8], behind: usize) -> bool {
    let rest = text.get(behind..).unwrap_or_default();
    rest.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b':')
}

fn opens_records(open: &[u8], key: &[u8], text: &[u8], at: usize) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    let first = rest.iter().find(|b| !b.is_ascii_whitespace());
    (1..=MAX_OUTSIDE).contains(&open.len())
        && open.iter().all(|b| *b == b'{')
        && RECORD_KEYS.contains(&key)
        && first == Some(&b'{')
}
