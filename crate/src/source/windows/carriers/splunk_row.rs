//! A row of Splunk's: the names of the event's XML, those of the classic text, or its message. The add-on's own
//! columns (`process`, `user`, ...) decide the CIM view elsewhere and fill the event only where nothing else does.

use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::source::windows::head::member;
use crate::source::windows::message;
use crate::text::find::split_once;

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["EventCode", "signature_id"],
    provider: &[&["SourceName"], &["ProviderName"], &["Name"]],
    guid: &[&["Guid"], &["ProviderGuid"]],
    id: &[&["EventCode"], &["EventID"], &["signature_id"]],
    channel: &[&["Channel"], &["LogName"], &["source"], &["sourcetype"]],
    time: &[&["_time"], &["SystemTime"], &["TimeCreated"]],
    host: &[&["Computer"], &["ComputerName"], &["dest"], &["dvc"], &["host"]],
    data,
    ..NOTHING
};

/// Classic names and which of their values: Subject and Target share one.
const CLASSIC: &[(&str, &str, usize)] = &[
    ("NewProcessName", "New_Process_Name", 0),
    ("NewProcessId", "New_Process_ID", 0),
    ("CommandLine", "Process_Command_Line", 0),
    ("ProcessId", "Creator_Process_ID", 0),
    ("ParentProcessName", "Creator_Process_Name", 0),
    ("MandatoryLabel", "Mandatory_Label", 0),
    ("SubjectUserSid", "Security_ID", 0),
    ("SubjectUserName", "Account_Name", 0),
    ("SubjectDomainName", "Account_Domain", 0),
    ("SubjectLogonId", "Logon_ID", 0),
    ("TargetUserSid", "Security_ID", 1),
    ("TargetUserName", "Account_Name", 1),
    ("TargetDomainName", "Account_Domain", 1),
    ("TargetLogonId", "Logon_ID", 1),
];

const ADD_ON_4688: &[(&str, &str)] = &[
    ("NewProcessName", "process_path"),
    ("@name", "process_name"),
    ("CommandLine", "process"),
    ("NewProcessId", "process_id"),
    ("ProcessId", "parent_process_id"),
    ("ParentProcessName", "parent_process_path"),
    ("@parent_name", "parent_process_name"),
    ("SubjectUserName", "user"),
];

const ADD_ON_SYSMON: &[(&str, &str)] = &[
    ("Image", "process_path"),
    ("@name", "process_name"),
    ("CommandLine", "process"),
    ("ProcessId", "process_id"),
    ("ProcessGuid", "process_guid"),
    ("ParentImage", "parent_process_path"),
    ("@parent_name", "parent_process_name"),
    ("ParentCommandLine", "parent_process"),
    ("ParentProcessId", "parent_process_id"),
    ("OriginalFileName", "original_file_name"),
    ("User", "user"),
];

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    pairs.members(record, "");
    for &(name, classic, which) in CLASSIC {
        if let Some(value) = record.get(classic) {
            one_of(name, classic, value, which, pairs);
        }
    }
    let id = CARRIER.id(record);
    let raw = member(record, "_raw").and_then(|text| Some(split_once(&text, "Message=")?.1.to_owned()));
    for (text, prefix) in [(member(record, "Message"), "Message: "), (raw.map(Into::into), "_raw: ")] {
        if let Some(text) = text {
            message::read(id.as_deref(), &text, prefix, pairs);
        }
    }
    for &(name, column) in if id.as_deref() == Some("4688") { ADD_ON_4688 } else { ADD_ON_SYSMON } {
        if let Some(value) = record.get(column) {
            pairs.renamed(name, value, "", column.into());
        }
    }
}

/// One of several values, which stand in a list or on lines of one text.
fn one_of<'d>(name: &'static str, classic: &'static str, value: Json<'d>, which: usize, pairs: &mut Pairs<'d>) {
    if value.is_array() {
        if let Some(item) = value.items().nth(which) {
            pairs.renamed(name, item, "", classic.into());
        }
    } else if let Some(line) = value.scalar().as_deref().and_then(|text| text.lines().nth(which)) {
        pairs.text_at(name, line.to_owned(), "", classic);
    }
}
