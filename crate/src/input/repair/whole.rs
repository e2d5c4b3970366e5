//! Text that was escaped as a whole on its way into the clipboard.

use quick_xml::escape::unescape;

use crate::input::json;

/// JSON with every quote escaped (`{\"a\":1}`) or written for HTML (`{&quot;a&quot;:1}`), undone once.
pub(super) fn escaped_as_a_whole(text: &str) -> Option<(String, &'static str)> {
    let inside = text.trim_start_matches(|c: char| c == '[' || c == '{' || c.is_whitespace());
    if inside.starts_with("\\\"") {
        let whole = json::decode_string(text);
        return is_json(&whole).then_some((whole, "JSON escaped as a whole"));
    }
    if inside.starts_with("&quot;") || inside.starts_with("&#34;") {
        let whole = unescape_html(text)?;
        return is_json(&whole).then_some((whole, "JSON escaped for HTML"));
    }
    None
}

/// `&lt;` and the like, undone once.
pub(crate) fn unescape_html(text: &str) -> Option<String> {
    unescape(text).ok().map(|text| text.into_owned())
}

fn is_json(text: &str) -> bool {
    json::parse(text, Vec::new()).is_ok()
}
