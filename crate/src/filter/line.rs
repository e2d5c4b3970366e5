//! Where a line ends.

use memchr::memchr;

/// Offset behind the line break that ends the line around `at`, or behind the text.
pub(super) fn behind_line(text: &[u8], at: usize) -> usize {
    memchr(b'\n', text.get(at..).unwrap_or_default()).map_or(text.len(), |length| at + length + 1)
}
