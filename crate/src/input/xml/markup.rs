//! XML cut into its parts, as far as a Windows Event takes it: no DTD is read and no name is checked. Held to `quick-xml`,
//! which reads far more and weighs 8 KB brotli in the module.

use crate::text::find::{find, split_once};
use crate::text::xmltext;

/// White space between names and attributes.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// A part of a text of XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// A start tag. `empty` when it closes itself.
    Open { name: &'t str, attributes: &'t str, empty: bool },
    /// An end tag.
    Close(&'t str),
    /// Text with its entities as they are written.
    Text(&'t str),
    /// Text that has none.
    CData(&'t str),
    /// A comment, a processing instruction, a document type.
    Skipped,
}

/// Markup that ends at a text of its own: how it starts, how it ends, what it is called and what is inside.
type Markup = (&'static str, &'static str, &'static str, for<'t> fn(&'t str) -> Part<'t>);

const MARKUP: &[Markup] = &[
    ("</", ">", "a tag", |name| Part::Close(name.trim_end_matches(SPACE))),
    ("<!--", "-->", "a comment", |_| Part::Skipped),
    ("<![CDATA[", "]]>", "a CDATA section", |text| Part::CData(text)),
    ("<?", "?>", "a processing instruction", |_| Part::Skipped),
    ("<!DOCTYPE", ">", "a document type", |_| Part::Skipped),
];

/// Takes the next part off the text, which is not empty.
///
/// # Errors
/// What it is that never ends.
pub(super) fn next<'t>(text: &mut &'t str) -> Result<Part<'t>, &'static str> {
    let all = *text;
    if !all.starts_with('<') {
        let (part, rest) = all.split_at_checked(all.find('<').unwrap_or(all.len())).unwrap_or((all, ""));
        *text = rest;
        return Ok(Part::Text(part));
    }
    for &(start, end, what, part) in MARKUP {
        if let Some(inside) = all.strip_prefix(start) {
            let (inside, rest) = split_once(inside, end).ok_or(what)?;
            *text = rest;
            return Ok(part(inside));
        }
    }
    let (inside, rest) = tag(all).filter(|(inside, _)| !inside.starts_with('!')).ok_or("a tag")?;
    *text = rest;
    let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
    let (name, attributes) = inside.split_once(SPACE).unwrap_or((inside, ""));
    Ok(Part::Open { name, attributes, empty })
}

/// The inside of the tag that starts the text, and what is behind it. A `>` between quotes ends no tag.
fn tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let ends = |byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), _) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    };
    let end = text.bytes().position(ends)?;
    Some((text.get(1..end)?, text.get(end + 1..)?))
}

/// The value of the attribute of that name, decoded; none when it is empty.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let key = before.trim_matches(SPACE).rsplit(SPACE).next();
        let after = after.trim_start_matches(SPACE);
        let quote = if after.starts_with('\'') { "'" } else { "\"" };
        let Some(inside) = after.strip_prefix(quote) else {
            // A value without quotes is none.
            rest = after;
            continue;
        };
        let (value, behind) = inside.split_at_checked(find(inside, quote)?)?;
        if key == Some(name) {
            return Some(xmltext(value)).filter(|value| !value.is_empty());
        }
        rest = behind.get(1..)?;
    }
    None
}
