//! What Splunk's add-ons make of a Windows event, where that is not the event's own field.

use crate::text::find::split_once;

/// `process` of the Windows add-on: the command line, rewritten to start with the full path of the image unless its
/// first word is a path already; without arguments the path alone.
pub(in crate::source) fn process(image: Option<&str>, command_line: Option<&str>) -> Option<String> {
    let Some(line) = command_line else { return Some(image?.to_owned()) };
    let (program, arguments) = first_word(line);
    let Some(image) = image.filter(|_| !program.contains('\\')) else { return Some(line.to_owned()) };
    if arguments.is_empty() {
        return Some(image.to_owned());
    }
    let quote = if image.contains(char::is_whitespace) { "\"" } else { "" };
    Some(format!("{quote}{image}{quote} {arguments}"))
}

/// The quoted part that a line starts with, else its first word; and what follows on that line.
fn first_word(line: &str) -> (&str, &str) {
    let quoted = line.strip_prefix('"').and_then(|rest| rest.find('"')).filter(|&end| end > 0).map(|end| end + 2);
    let line = if quoted.is_some() { line } else { line.trim_start() };
    let end = quoted.or_else(|| line.find(char::is_whitespace)).unwrap_or(line.len());
    let (word, rest) = line.split_at_checked(end).unwrap_or((line, ""));
    (word, rest.trim_start().lines().next().unwrap_or(""))
}

/// A value as the event's XML writes it, entities and all: the add-on cuts it out so.
pub(super) fn as_written<'x>(xml: &'x str, name: &str) -> Option<&'x str> {
    let mut rest = xml;
    while let Some((_, after)) = split_once(rest, "<Data Name=") {
        let (tag, value) = after.split_once('>')?;
        if tag.trim_matches(['"', '\'']) == name {
            return value.split('<').next().filter(|text| !text.is_empty());
        }
        rest = after;
    }
    None
}
