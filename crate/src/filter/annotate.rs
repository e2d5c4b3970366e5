//! Writes a verdict into its line as one more member, and leaves every other byte as it is.

use super::Verdict;
use crate::input::json::{self, Json, Tape};
use crate::input::text::Text;

/// Appends `line` to `out` with the verdict as the last member of its object; as it is when it is no object.
pub(super) fn annotate(line: &[u8], update: bool, verdict: &Verdict, out: &mut Vec<u8>) {
    let written = serde_json::to_vec(verdict).ok();
    let Some((place, verdict)) = place(line, update).zip(written) else { return out.extend_from_slice(line) };
    let (before, behind) = line.split_at_checked(place.at).unwrap_or((line, b""));
    out.extend_from_slice(before);
    out.extend_from_slice(if place.is_first { b"\"mofcomp\":" } else { b",\"mofcomp\":" });
    out.extend_from_slice(&verdict);
    out.extend_from_slice(behind);
}

/// Where a member goes.
struct Place {
    /// Offset of the closing bracket.
    at: usize,
    /// No member stands before it.
    is_first: bool,
}

/// None when the line is not one object, with white space or a comma around it at most. The document of an update keeps
/// its fields in `doc`: Elasticsearch refuses a key that it does not know beside that.
fn place(line: &[u8], update: bool) -> Option<Place> {
    let bare = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let start = line.len() - bare.trim_ascii_start().len();
    let bare = bare.trim_ascii();
    let text = Text::new(bare.strip_suffix(b",").unwrap_or(bare));
    let mut tape = Tape::default();
    let doc = json::parse(&text.text, &mut tape).ok()?;
    let inner = if update { doc.root().get("doc") } else { Some(doc.root()) };
    let object = inner.filter(|value: &Json<'_>| value.is_object())?;
    let end = object.span().1.checked_sub(1)?;
    Some(Place { at: start + text.origin(end), is_first: object.is_empty() })
}
