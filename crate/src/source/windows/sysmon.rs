//! Sysmon event 1, of Windows and of Linux.

use super::head::Head;
use super::pairs::{HOST, Pairs, TIME, UTC};
use crate::source::Start;
use crate::source::draft::{Draft, Field, Row};
use crate::source::lookup::Lookup;

const FIELDS: &[Row] = &[
    (Field::UtcTime, "UtcTime"),
    (Field::UtcTime, UTC),
    (Field::Time, TIME),
    (Field::Host, HOST),
    (Field::Path, "Image"),
    (Field::Name, "@name"),
    (Field::ParentName, "@parent_name"),
    (Field::CommandLine, "CommandLine"),
    (Field::WorkingDirectory, "CurrentDirectory"),
    (Field::OriginalFileName, "OriginalFileName"),
    (Field::EntityId, "ProcessGuid"),
    (Field::Pid, "ProcessId"),
    (Field::Hashes, "Hashes"),
    (Field::Hashes, "Hash"),
    (Field::Integrity, "IntegrityLevel"),
    (Field::LogonId, "LogonId"),
    (Field::User, "User"),
    (Field::ParentPath, "ParentImage"),
    (Field::ParentCommandLine, "ParentCommandLine"),
    (Field::ParentEntityId, "ParentProcessGuid"),
    (Field::ParentPid, "ParentProcessId"),
];

/// Sysmon names no system, but its providers do.
pub(super) fn os(draft: &mut Draft, head: &Head<'_>) {
    draft.set(Field::Os, if head.is_linux() { "linux" } else { "windows" }, "event provider (inferred)");
}

/// What the two backends hold of a start.
pub(super) fn views(data: &Pairs<'_>, start: &mut Start) {
    start.ecs.out_of_reach = Some("Sysmon is not among this rule's indices".to_owned());
    // The add-on keeps the domain.
    start.cim.user = Some(data.text("User").map_or_else(|| "unknown".to_owned(), Into::into));
}

/// Reads the fields that Sysmon names. The SID in `System/Security` is that of Sysmon's own service and is never read.
pub(super) fn fill(draft: &mut Draft, data: &Pairs<'_>) {
    draft.fill(FIELDS, data);
    if draft.has(Field::User) {
        draft.role("effective");
    }
}
