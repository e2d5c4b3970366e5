//! Hayabusa's JSON timeline: abbreviated names in `Details`, the event's own in `ExtraFieldInfo` or `AllFieldInfo`.

use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::source::windows::head::member;
use crate::text::find::{split, split_once};

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["RuleTitle"],
    id: &[&["EventID"]],
    channel: &[&["Channel"]],
    time: &[&["Timestamp"]],
    host: &[&["Computer"]],
    data,
    ..NOTHING
};

const SYSMON: &[(&str, &str)] = &[
    ("Cmdline", "CommandLine"),
    ("Proc", "Image"),
    ("User", "User"),
    ("ParentCmdline", "ParentCommandLine"),
    ("LID", "LogonId"),
    ("PID", "ProcessId"),
    ("PGUID", "ProcessGuid"),
    ("ParentPID", "ParentProcessId"),
    ("ParentPGUID", "ParentProcessGuid"),
    ("Hashes", "Hashes"),
];

const SECURITY: &[(&str, &str)] = &[
    ("Cmdline", "CommandLine"),
    ("Proc", "NewProcessName"),
    ("PID", "NewProcessId"),
    ("User", "SubjectUserName"),
    ("LID", "SubjectLogonId"),
];

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    for (column, prefix) in [("ExtraFieldInfo", "ExtraFieldInfo."), ("AllFieldInfo", "AllFieldInfo.")] {
        let Some(fields) = record.get(column) else { continue };
        pairs.members(fields, prefix);
        in_line(fields, |name, text| pairs.text(name.to_owned(), text.to_owned(), prefix));
    }
    let Some(details) = record.get("Details") else { return };
    let is_security = member(record, "EventID").as_deref() == Some("4688");
    for &(short, name) in if is_security { SECURITY } else { SYSMON } {
        if let Some(value) = details.get(short) {
            pairs.renamed(name, value, "Details.", short.into());
        }
        in_line(details, |key, text| {
            if key == short {
                pairs.text_at(name, text.to_owned(), "Details.", short);
            }
        });
    }
}

/// `Name: value ¦ Name: value`, as the CSV timeline writes it.
fn in_line(fields: Json<'_>, mut see: impl FnMut(&str, &str)) {
    let text = fields.as_str().unwrap_or_default();
    split(&text, " ¦ ").filter_map(|pair| split_once(pair, ": ")).for_each(|(name, value)| see(name, value));
}
