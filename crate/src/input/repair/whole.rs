//! Text that was escaped as a whole on its way into the clipboard.

use crate::input::json;
use crate::text::xmltext;

/// JSON with every quote escaped (`{\"a\":1}`) or written for HTML (`{&quot;a&quot;:1}`), undone once.
pub(super) fn escaped_as_a_whole(text: &str) -> Option<(String, &'static str)> {
    let inside = text.trim_start_matches(|c: char| c == '[' || c == '{' || c.is_whitespace());
    if inside.starts_with("\\\"") {
        let whole = json::decode_string(text);
        return is_json(&whole).then_some((whole, "JSON escaped as a whole"));
    }
    if inside.starts_with("&quot;") || inside.starts_with("&#34;") {
        let whole = xmltext(text);
        return is_json(&whole).then_some((whole, "JSON escaped for HTML"));
    }
    None
}

fn is_json(text: &str) -> bool {
    json::parse(text, &mut json::Tape::default()).is_ok()
}
