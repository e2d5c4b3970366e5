//! The message text of an event, which some carriers keep in place of its data. Sysmon's is English everywhere; that
//! of 4688 is translated, and is then read by the order of its lines.

use std::borrow::Cow;

use super::pairs::Pairs;
use super::positional;
use crate::text::find::{find, replace, split};

/// Adds what the message of event `id` says; nothing for other events.
pub(super) fn read(id: Option<&str>, message: &str, prefix: &'static str, pairs: &mut Pairs<'_>) {
    let message = with_breaks(message);
    let found = match id {
        Some("1") => sysmon(&message),
        Some("4688") => security(&message),
        _ => return,
    };
    for (name, value) in found {
        pairs.text(name, value, prefix);
    }
}

/// `Name: value` lines.
fn sysmon(message: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for line in lines(message) {
        match label_of(line).and_then(|(label, rest)| Some((sysmon_name(label)?, rest))) {
            Some((name, rest)) => found.push((name, rest.strip_prefix(' ').unwrap_or(rest).to_owned())),
            None => go_on(&mut found, line),
        }
    }
    found
}

/// A value may itself hold line breaks: a line that starts with no known name belongs to the one before.
fn go_on(found: &mut [(&'static str, String)], line: &str) {
    if let Some((_, value)) = found.last_mut() {
        value.push('\n');
        value.push_str(line);
    }
}

fn sysmon_name(label: &str) -> Option<&'static str> {
    positional::SYSMON.into_iter().find(|name| *name == label)
}

const SECTIONS: [(&str, usize); 4] =
    [("Subject", 0), ("Creator Subject", 0), ("Target Subject", 1), ("Process Information", 2)];

/// English label, then the name in each section (Subject, Target, process).
const LABELS: [(&str, [&str; 3]); 11] = [
    ("Security ID", ["SubjectUserSid", "TargetUserSid", ""]),
    ("Account Name", ["SubjectUserName", "TargetUserName", ""]),
    ("Account Domain", ["SubjectDomainName", "TargetDomainName", ""]),
    ("Logon ID", ["SubjectLogonId", "TargetLogonId", ""]),
    ("New Process ID", ["", "", "NewProcessId"]),
    ("New Process Name", ["", "", "NewProcessName"]),
    ("Token Elevation Type", ["", "", "TokenElevationType"]),
    ("Mandatory Label", ["", "", "MandatoryLabel"]),
    ("Creator Process ID", ["", "", "ProcessId"]),
    ("Creator Process Name", ["", "", "ParentProcessName"]),
    ("Process Command Line", ["", "", "CommandLine"]),
];

fn security(message: &str) -> Vec<(&'static str, String)> {
    let english = labelled(message);
    if english.is_empty() { by_order(message) } else { english }
}

/// By English labels and the section that they stand in; a blank line ends a value.
fn labelled(message: &str) -> Vec<(&'static str, String)> {
    let (mut section, mut open) = (None, false);
    let mut found = Vec::new();
    for line in lines(message) {
        let (label, value) = label_of(line).unwrap_or(("", ""));
        let starts = section_of(label).filter(|_| value.trim().is_empty());
        if starts.is_some() || line.trim().is_empty() {
            (section, open) = (starts.or(section), false);
        } else if let (Some(at), Some(names)) = (section, names_of(label)) {
            let name = names.get(at).filter(|name| !name.is_empty());
            found.extend(name.map(|name| (*name, value.trim_start().to_owned())));
            open = name.is_some();
        } else if open {
            go_on(&mut found, line);
        }
    }
    found
}

fn section_of(label: &str) -> Option<usize> {
    SECTIONS.iter().find(|(name, _)| *name == label).map(|(_, at)| *at)
}

fn names_of(label: &str) -> Option<[&'static str; 3]> {
    LABELS.iter().find(|(name, _)| *name == label).map(|(_, names)| *names)
}

/// Indented lines that hold a label, in the order in which every language lists them.
fn by_order(message: &str) -> Vec<(&'static str, String)> {
    let values: Vec<&str> = lines(message)
        .filter(|line| line.starts_with(['\t', ' ']))
        .filter_map(|line| Some(line.split_once(':')?.1.trim_start()))
        .collect();
    let names = positional::message_4688(values.len());
    names.iter().zip(values).map(|(name, value)| (*name, value.to_owned())).collect()
}

fn label_of(line: &str) -> Option<(&str, &str)> {
    line.trim_start().split_once(':')
}

fn lines(message: &str) -> impl Iterator<Item = &str> {
    message.trim_end().split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// A text without any line break may have them as the two characters `\n`. So may a path (`C:\new`): only those count
/// that a known label follows.
fn with_breaks(message: &str) -> Cow<'_, str> {
    if message.contains('\n') || find(message, "\\n").is_none() {
        return Cow::Borrowed(message);
    }
    let mut broken = String::with_capacity(message.len());
    let mut was_blank = false;
    for (at, piece) in split(message, "\\n").enumerate() {
        let known = is_known(without_tabs(piece));
        let blank = matches!(piece, "" | "\\r");
        if at > 0 && (known || blank || was_blank) {
            broken.truncate(broken.strip_suffix("\\r").unwrap_or(&broken).len());
            broken.push('\n');
        } else if at > 0 {
            broken.push_str("\\n");
        }
        broken.push_str(&if known { replace(piece, "\\t", "\t") } else { piece.to_owned() });
        was_blank = blank;
    }
    Cow::Owned(broken)
}

/// Without the two characters `\t` before it, however often.
fn without_tabs(mut line: &str) -> &str {
    while let Some(rest) = line.strip_prefix("\\t") {
        line = rest;
    }
    line
}

fn is_known(line: &str) -> bool {
    let label = label_of(line).map_or("", |(label, _)| label);
    sysmon_name(label).is_some() || names_of(label).is_some() || section_of(label).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "A new process has been created.\r\n\r\nCreator Subject:\r\n\tSecurity ID:\t\tS-1-5-18\r\n\
        \tAccount Name:\t\tWS-042$\r\n\tAccount Domain:\t\tEXAMPLE\r\n\tLogon ID:\t\t0x3E7\r\n\r\nTarget Subject:\r\n\
        \tSecurity ID:\t\tNULL SID\r\n\tAccount Name:\t\talice\r\n\tAccount Domain:\t\tEXAMPLE\r\n\
        \tLogon ID:\t\t0x4F2A1\r\n\r\nProcess Information:\r\n\tNew Process ID:\t\t0x1f4\r\n\
        \tNew Process Name:\tC:\\new\\mofcomp.exe\r\n\tToken Elevation Type:\t%%1936\r\n\
        \tMandatory Label:\t\tMandatory Label\\High Mandatory Level\r\n\tCreator Process ID:\t0x2f0\r\n\
        \tCreator Process Name:\tC:\\Windows\\System32\\cmd.exe\r\n\
        \tProcess Command Line:\tmofcomp.exe \"a\r\nb.mof\" \r\n\r\nToken Elevation Type indicates: nothing here.\r\n";

    fn value<'f>(found: &'f [(&'static str, String)], name: &str) -> Option<&'f str> {
        found.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str())
    }

    #[test]
    fn sections_tell_subject_from_target_and_values_keep_their_breaks() {
        let found = security(ENGLISH);
        assert_eq!(found.len(), 15);
        assert_eq!(value(&found, "SubjectUserName"), Some("WS-042$"));
        assert_eq!(value(&found, "TargetUserName"), Some("alice"));
        assert_eq!(value(&found, "ProcessId"), Some("0x2f0"));
        assert_eq!(value(&found, "CommandLine"), Some("mofcomp.exe \"a\nb.mof\" "));
    }

    #[test]
    fn a_translated_message_is_read_by_order() {
        let german =
            ENGLISH.replace("Security ID", "Sicherheits-ID").replace("Name:", "Name :").replace("New", "Neuer");
        let german = german.replace("Process Information", "Prozessinformationen").replace("Subject", "Antragsteller");
        let german = german.replace("a\r\nb.mof", "a.mof");
        let found = security(&german);
        assert_eq!(found.len(), 15);
        assert_eq!(value(&found, "NewProcessName"), Some("C:\\new\\mofcomp.exe"));
        assert_eq!(value(&found, "MandatoryLabel"), Some("Mandatory Label\\High Mandatory Level"));
        assert_eq!(value(&found, "CommandLine"), Some("mofcomp.exe \"a.mof\" "));
    }

    #[test]
    fn written_out_breaks_count_only_before_labels() {
        let written = ENGLISH.replace("a\r\nb.mof", "a.mof").replace("\r\n", "\\r\\n").replace('\t', "\\t");
        let found = security(&with_breaks(&written));
        assert_eq!(value(&found, "NewProcessName"), Some("C:\\new\\mofcomp.exe"));
        assert_eq!(value(&found, "CommandLine"), Some("mofcomp.exe \"a.mof\" "));
        let found = sysmon(&with_breaks(
            "Process Create:\\nImage: C:\\new\\x.exe\\nCommandLine: x C:\\r\\nImage\\a\\nUser: A\\\\b",
        ));
        assert_eq!(
            found,
            [("Image", r"C:\new\x.exe".into()), ("CommandLine", r"x C:\r\nImage\a".into()), ("User", r"A\\b".into())]
        );
    }

    #[test]
    fn a_sysmon_value_ends_only_at_a_known_name() {
        let found = sysmon("Process Create:\r\nRuleName: -\r\nCommandLine: x \r\nNote: y\r\nUser: A\\b\r\n");
        assert_eq!(found, [("RuleName", "-".into()), ("CommandLine", "x \nNote: y".into()), ("User", r"A\b".into())]);
    }
}
