//! Security event 4688.

use std::borrow::Cow;

use super::pairs::{HOST, Pairs, TIME, UTC};
use super::splunk;
use crate::args::naive4688;
use crate::input::record::{Body, Record};
use crate::source::Start;
use crate::source::draft::{Draft, Field, Row};
use crate::source::lookup::Lookup;
use crate::source::transform::{self, account, base, sid, well_known_sid};

const FIELDS: &[Row] = &[
    (Field::UtcTime, UTC),
    (Field::Time, TIME),
    (Field::Host, HOST),
    (Field::Path, "NewProcessName"),
    (Field::Name, "@name"),
    (Field::ParentName, "@parent_name"),
    (Field::CommandLine, "CommandLine"),
    (Field::Pid, "NewProcessId"),
    (Field::ParentPid, "ProcessId"),
    (Field::ParentPath, "ParentProcessName"),
    (Field::Integrity, "MandatoryLabel"),
];

/// Who asked for the process.
const SUBJECT: &[Row] = &[
    (Field::UserName, "SubjectUserName"),
    (Field::UserDomain, "SubjectDomainName"),
    (Field::User, "SubjectAccount"),
    (Field::User, "Account"),
    (Field::Sid, "SubjectUserSid"),
];

/// Whom it runs as, if another.
const TARGET: &[Row] = &[
    (Field::UserName, "TargetUserName"),
    (Field::UserDomain, "TargetDomainName"),
    (Field::User, "TargetAccount"),
    (Field::Sid, "TargetUserSid"),
];

/// What happened is judged on the Target account when it is filled, a name with a NULL SID included, else on the
/// Subject; Elastic keeps the Subject in `user`, Splunk's add-on the name alone.
pub(super) fn views(record: &Record<'_>, data: &Pairs<'_>, start: &mut Start) {
    let event = &start.event;
    start.ecs.user_id = sid_of(data, "SubjectUserSid").into_iter().collect();
    start.ecs.process_args = event.process.command_line.as_deref().map(naive4688).unwrap_or_default();
    let line = match record.body {
        Body::Xml(xml) => splunk::as_written(&xml.raw, "CommandLine").map(Cow::Borrowed),
        Body::Json(_) => data.text("CommandLine"),
    };
    let cim = &mut start.cim;
    cim.user = splunk_user(data).or_else(|| cim.user.take());
    if let Some(process) = splunk::process(data.text("NewProcessName").as_deref(), line.as_deref()) {
        cim.process = vec![process];
    }
    cim.process_id = hexadecimal(data, "NewProcessId");
    cim.parent_process_id = hexadecimal(data, "ProcessId");
    // The add-on's parent_process is a path, of which the data model would cut off what follows a space.
    cim.parent_process_name = vec![base_of(data, "ParentProcessName")];
}

/// Reads an event whose provider is known.
pub(super) fn fill_named(draft: &mut Draft, data: &Pairs<'_>) {
    draft.set(Field::Os, "windows", "event provider (inferred)");
    fill(draft, data);
}

/// Reads the fields that 4688 names.
pub(super) fn fill(draft: &mut Draft, data: &Pairs<'_>) {
    draft.fill(FIELDS, data);
    if !draft.wants(Field::User) {
        return;
    }
    let is_target = data.has("TargetUserName") || data.has("TargetAccount") || sid_of(data, "TargetUserSid").is_some();
    let (rows, role, logon) = match is_target {
        true => (TARGET, "effective", "TargetLogonId"),
        false => (SUBJECT, "creator", "SubjectLogonId"),
    };
    draft.fill(rows, data);
    draft.fill(&[(Field::LogonId, logon), (Field::LogonId, "SubjectLogonId")], data);
    if draft.has(Field::User) || draft.has(Field::Sid) {
        draft.role(role);
    }
}

/// The SID that Elastic would hold: where a forwarder put a name in its place, that of a well-known account.
fn sid_of(data: &Pairs<'_>, name: &str) -> Option<String> {
    let text = data.text(name)?;
    let known = || account(&text).and_then(well_known_sid);
    sid(&text).or_else(known).map(str::to_owned)
}

fn splunk_user(data: &Pairs<'_>) -> Option<String> {
    let name = data.text("TargetUserName").or_else(|| data.text("SubjectUserName"));
    name.map(Cow::into_owned)
}

/// The add-on keeps pids as the event's XML writes them, which other carriers may have turned into decimals.
fn hexadecimal(data: &Pairs<'_>, name: &str) -> Option<String> {
    let text = data.text(name)?;
    match transform::pid(&text)? {
        transform::Pid::Os(pid) if !text.starts_with("0x") => Some(format!("0x{pid:x}")),
        _ => Some(text.into_owned()),
    }
}

fn base_of(data: &Pairs<'_>, name: &str) -> String {
    data.text(name).as_deref().and_then(base).unwrap_or("unknown").to_owned()
}
