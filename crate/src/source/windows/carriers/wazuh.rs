//! Wazuh: `data.win` with `system` and `eventdata`, whose names start in lower case.

use std::borrow::Cow;

use super::{Carrier, Pairs};
use crate::input::json::Json;
use crate::source::windows::head::text_of;
use crate::source::windows::pairs::members_under;
use crate::text::find::{replace, split};

const ESCAPED: &str = "\\\"";

/// Above `system` and `eventdata`, in an alert, in an archived event and in that event's own text.
pub(super) const CARRIER: Carrier = Carrier {
    keys: &["eventdata", "win", "data", "win.system.eventID", "data.win.system.eventID"],
    provider: &[
        &["system", "providerName"],
        &["win", "system", "providerName"],
        &["data", "win", "system", "providerName"],
    ],
    guid: &[
        &["system", "providerGuid"],
        &["win", "system", "providerGuid"],
        &["data", "win", "system", "providerGuid"],
    ],
    id: &[&["system", "eventID"], &["win", "system", "eventID"], &["data", "win", "system", "eventID"]],
    channel: &[&["system", "channel"], &["win", "system", "channel"], &["data", "win", "system", "channel"]],
    utc: &[&["system", "systemTime"], &["win", "system", "systemTime"], &["data", "win", "system", "systemTime"]],
    time: &[&["timestamp"]],
    host: &[&["system", "computer"], &["win", "system", "computer"], &["data", "win", "system", "computer"]],
    data,
};

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    for (path, prefix) in [
        ("eventdata", "eventdata."),
        ("win.eventdata", "win.eventdata."),
        ("data.win.eventdata", "data.win.eventdata."),
    ] {
        let mut found = Vec::new();
        members_under(record, path, &mut |key, value| found.extend(text_of(value).map(|text| (key, text))));
        let doubled = found.iter().any(|(_, text)| is_doubled(text));
        for (key, text) in found {
            let text = if doubled { Cow::Owned(unquoted(&replace(&text, r"\\", r"\"))) } else { quotes(text) };
            pairs.text_at(capital(&key), text, prefix, key);
        }
    }
}

/// A path that starts `C:\\`: the agent escaped everything once more.
fn is_doubled(text: &str) -> bool {
    let mut chars = text.trim_start_matches(['\\', '"']).chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.as_str().starts_with(r":\\")
}

/// Where every quote has a backslash before it, the backslashes are the agent's.
fn quotes(text: Cow<'_, str>) -> Cow<'_, str> {
    let escaped = split(&text, ESCAPED).count() - 1;
    if escaped > 0 && escaped == text.matches('"').count() { unquoted(&text).into() } else { text }
}

fn unquoted(text: &str) -> String {
    replace(text, ESCAPED, "\"")
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_the_agent_are_undone_and_others_left() {
        for (text, want) in [
            (r#"\"C:\x\mofcomp.exe\" a.mof"#, r#""C:\x\mofcomp.exe" a.mof"#),
            (r#"powershell -c "\"a\"""#, r#"powershell -c "\"a\"""#),
            (r#"mofcomp "a b.mof""#, r#"mofcomp "a b.mof""#),
        ] {
            assert_eq!(quotes(text.into()), want);
        }
        assert!(is_doubled(r"C:\\Windows\\x.exe") && is_doubled(r#"\"C:\\Windows\\x.exe\" a"#));
        assert!(!is_doubled(r"C:\Windows\\x.exe") && !is_doubled(r"\\srv\c"));
    }
}
